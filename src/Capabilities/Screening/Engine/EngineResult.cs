// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a run of a list came to.</summary>
/// <param name="File">How the list is written, as it was found to be in the end.</param>
/// <param name="Counts">Rows by verdict; they add up to the rows of the list, or of the part that was run.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="Validity">Callable rows by the hour in which their validity ends.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Outputs">The hashes of the three files; null when they were neither hashed nor kept by a store that hashes.</param>
/// <param name="List">The hash of the bytes run; null when they were not hashed.</param>
/// <param name="Root">The root over the salted commitments to every row, in order; null without a seal.</param>
public sealed record EngineResult(
    ListFile File,
    VerdictCounts Counts,
    Sequence<ReasonCount> Reasons,
    Sequence<ValidityCount> Validity,
    Instant? ValidUntil,
    ScreeningOutputs? Outputs,
    ContentHash? List,
    ContentHash? Root)
{
    /// <summary>Rows run.</summary>
    public long Rows => Counts.Rows;
}
