// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What judging a day again came to.</summary>
/// <param name="Judged">Decisions judged again.</param>
/// <param name="OtherBook">Decisions made by a book that is not at hand, or by none.</param>
/// <param name="Unreadable">Decisions about what was no number: its text is not kept.</param>
/// <param name="Wrongly">Decisions that allowed what is not allowed: none, or the gate is not to be trusted.</param>
/// <param name="Differences">The decisions that differ in verdict or reasons, the first thousand of them.</param>
public sealed record GateReplay(long Judged, long OtherBook, long Unreadable, long Wrongly, Sequence<GateDifference> Differences)
{
    /// <summary>Nothing was judged.</summary>
    public static GateReplay Nothing { get; } = new(0, 0, 0, 0, []);

    /// <summary>Both together.</summary>
    internal GateReplay Plus(GateReplay other) => new(
        Judged + other.Judged, OtherBook + other.OtherBook, Unreadable + other.Unreadable, Wrongly + other.Wrongly, Sequence.From(Differences.Concat(other.Differences)));
}
