// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>Opens the installation in which evidence is kept, or says why it cannot be opened.</summary>
public delegate Task<Result<OpenedEvidence>> OpenEvidence(ParseResult parsed, CancellationToken ct);
