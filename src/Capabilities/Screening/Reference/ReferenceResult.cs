// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a reference run came to.</summary>
/// <param name="File">How the list is written.</param>
/// <param name="Counts">Rows by verdict.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Outputs">The three files, by hash.</param>
public sealed record ReferenceResult(
    ListFile File, VerdictCounts Counts, Sequence<ReasonCount> Reasons, Instant? ValidUntil, ScreeningOutputs Outputs);
