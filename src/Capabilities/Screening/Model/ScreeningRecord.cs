// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Evidence;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What one screening of one list came to: counts, reasons, outputs, and the evidence that seals them.</summary>
/// <remarks>Rows = allow + withhold + review + foreign + duplicate + unreadable, always.</remarks>
/// <param name="Id">Its identifier.</param>
/// <param name="List">The list screened.</param>
/// <param name="AsOf">The instant the rules and mandates were read at.</param>
/// <param name="RulebookVersion">The version of the rules applied.</param>
/// <param name="Counts">Rows by verdict; every verdict has an entry.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="Outputs">The three files.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Evidence">The sealed evidence.</param>
public sealed record ScreeningRecord(
    ScreeningId Id,
    ListId List,
    Instant AsOf,
    ContentHash RulebookVersion,
    VerdictCounts Counts,
    Sequence<ReasonCount> Reasons,
    ScreeningOutputs Outputs,
    Instant? ValidUntil,
    EvidenceId Evidence);
