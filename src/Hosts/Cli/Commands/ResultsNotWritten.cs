// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary>The directory for the results cannot be made or written. A screening already done stays in the installation.</summary>
public sealed record ResultsNotWritten : Refusal
{
    /// <inheritdoc/>
    public override string Code => "results-not-written";

    /// <inheritdoc/>
    public override string Message => "The directory for the results cannot be made or written; what was screened stays in the installation.";

    /// <inheritdoc/>
    public override string Remedy => "Make room, check its permissions or name another directory with --out, and screen the list again.";
}
