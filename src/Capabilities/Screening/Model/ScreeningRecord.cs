// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What one screening of one list came to: counts, reasons, outputs, and the evidence and receipt that seal them.</summary>
/// <remarks>Rows = allow + withhold + review + foreign + duplicate + unreadable, always.</remarks>
/// <param name="Id">Its identifier.</param>
/// <param name="List">The list screened.</param>
/// <param name="AsOf">The instant the rules and mandates were read at.</param>
/// <param name="RulebookVersion">The version of the rules applied.</param>
/// <param name="Inputs">Every file compared besides the list, by kind, name and hash; answers by the digest of their set.</param>
/// <param name="Counts">Rows by verdict; every verdict has an entry.</param>
/// <param name="Reasons">Rows by verdict and reason, most first.</param>
/// <param name="Validity">Callable rows by the hour in which their validity ends, earliest first; those that do not expire last.</param>
/// <param name="Outputs">The three files.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="Evidence">The sealed evidence.</param>
/// <param name="Receipt">The signed receipt; <c>default</c> where none was signed.</param>
/// <param name="At">When the screening was made.</param>
public sealed record ScreeningRecord(
    ScreeningId Id,
    ListId List,
    Instant AsOf,
    ContentHash RulebookVersion,
    Sequence<ListInput> Inputs,
    VerdictCounts Counts,
    Sequence<ReasonCount> Reasons,
    Sequence<ValidityCount> Validity,
    ScreeningOutputs Outputs,
    Instant? ValidUntil,
    EvidenceId Evidence,
    ReceiptId Receipt,
    Instant At);
