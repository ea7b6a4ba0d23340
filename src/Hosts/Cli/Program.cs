// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Cli;
using Filiera.Evidence;

var root = new RootCommand("Filiera, the operator's tool");
root.Add(EvidenceCommand.Create(open: null, new RecomputeRegistry([])));
root.Add(NumbersCommand.Create());
root.Add(RulesCommand.Create(open: null));
root.Add(SeedCommand.Create());
return await root.Parse(args).InvokeAsync();
