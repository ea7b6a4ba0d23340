// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;

var root = new RootCommand("Filiera, the operator's tool");
return await root.Parse(args).InvokeAsync();
