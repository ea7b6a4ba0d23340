// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Opens the installation in which choices about rules are recorded, or says why it cannot be opened.</summary>
public delegate Task<Result<OpenedRuleAdoptions>> OpenRuleAdoptions(ParseResult parsed, CancellationToken ct);
