// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What the run of a list came to, as far as a receipt states it.</summary>
/// <param name="File">How the list is written.</param>
/// <param name="Counts">Rows by verdict.</param>
/// <param name="Reasons">Rows by verdict and reason.</param>
/// <param name="ValidUntil">The first instant at which some row that may be called no longer may, or null.</param>
/// <param name="Outputs">The three files.</param>
/// <param name="Tree">The tree over all rows.</param>
public sealed record ReceiptFindings(
    ListFile File, VerdictCounts Counts, Sequence<ReasonCount> Reasons, Instant? ValidUntil, ScreeningOutputs Outputs, ReceiptTree Tree);
