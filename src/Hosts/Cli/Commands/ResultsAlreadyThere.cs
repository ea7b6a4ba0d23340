// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The directory for the results holds the complete results of an earlier run.</summary>
public sealed record ResultsAlreadyThere : Refusal
{
    /// <inheritdoc/>
    public override string Code => "results-already-there";

    /// <inheritdoc/>
    public override string Message => "The directory for the results already holds the complete results of an earlier run; nothing was changed.";

    /// <inheritdoc/>
    public override string Remedy => "Name another directory with --out, or say --replace if those results are no longer needed.";
}
