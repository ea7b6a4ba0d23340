// SPDX-License-Identifier: EUPL-1.2
using Filiera.Cli;

return await CliRoot.Create().Parse(args).InvokeAsync();
