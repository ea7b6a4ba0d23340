// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a person decided about one row under review, or about a whole group. Decisions are only added; the last one about a row counts.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Screening">The screening.</param>
/// <param name="Group">The number of the group decided whole, or null when it is about one row.</param>
/// <param name="Place">The place of the row decided, or null when it is about a group.</param>
/// <param name="Choice">What was decided.</param>
/// <param name="Reason">Why, in the person's words; at least ten characters. It may hold personal data.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
public sealed record RecordedDecision(
    DecisionId Id, ScreeningId Screening, int? Group, long? Place, ReviewChoice Choice, string Reason, Actor By, Instant At)
{
    /// <summary>True when the decision is about the row at that place of that group.</summary>
    public bool Covers(int group, long place) => Place is { } one ? one == place : Group == group;

    /// <summary>What was decided and of what, without the words: those may name somebody.</summary>
    public override string ToString() => FormattableString.Invariant($"{Choice} group {Group} place {Place}");
}
