// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a run of a list came to. The same inputs give the same outcome for ever.</summary>
/// <param name="File">How the list is written.</param>
/// <param name="Counts">Rows by verdict; they add up to the rows of the list.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="Validity">Callable rows by the hour in which their validity ends.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Outputs">The three files; null when only the counts were wanted.</param>
/// <param name="Tree">The tree over all rows, or null where no receipt was wanted.</param>
public sealed record RunOutcome(
    ListFile File,
    VerdictCounts Counts,
    Sequence<ReasonCount> Reasons,
    Sequence<ValidityCount> Validity,
    Instant? ValidUntil,
    ScreeningOutputs? Outputs,
    ReceiptTree? Tree);
