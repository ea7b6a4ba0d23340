// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a gate tells of itself every few seconds. No number, no secret.</summary>
/// <param name="Process">Names the process: eight hexadecimal digits.</param>
/// <param name="At">When it was told.</param>
/// <param name="Since">When the process began.</param>
/// <param name="Role">What it is to the others.</param>
/// <param name="State">Whether it can say that anybody may be called.</param>
/// <param name="Book">The digest of the book it answers by; null while there is none.</param>
/// <param name="BookSince">When that book was made here.</param>
/// <param name="Campaigns">Campaigns and centres that the book serves.</param>
/// <param name="Position">The journal position taken in last.</param>
/// <param name="Remembered">Numbers remembered.</param>
/// <param name="OptOutsToEnter">Opt-outs not yet entered in the log of rights requests.</param>
/// <param name="Refused">The code of what it cannot do, or null.</param>
/// <param name="Replicas">The replicas that asked it for events lately.</param>
public sealed record GateReport(
    string Process,
    Instant At,
    Instant Since,
    GateRole Role,
    DialState State,
    ContentHash? Book,
    Instant? BookSince,
    int Campaigns,
    long Position,
    long Remembered,
    int OptOutsToEnter,
    string? Refused,
    Sequence<GateReplica> Replicas)
{
    /// <summary>How old a report of a gate that still runs may be.</summary>
    public static Duration Fresh { get; } = Duration.FromSeconds(15);

    /// <summary>True while the gate told of itself not long ago.</summary>
    public bool IsHeardAt(Instant now) => now - At < Fresh;
}
