// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Cli;

return await CliRoot.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = CliRoot.LongestEnding });
