// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Everything the list rules look at besides the number itself. The same context and situation give the same verdict for ever.</summary>
/// <param name="AsOf">The instant at which the list is judged.</param>
/// <param name="Campaign">The campaign as it stood then.</param>
/// <param name="Answers">Whose answers the list is screened with, or null when there are none.</param>
/// <param name="Files">Which files came with the list.</param>
/// <param name="Precedence">What each finding comes to, and which wins.</param>
public sealed record ListContext(
    Instant AsOf, CampaignFacts Campaign, AnswerSource? Answers, FilesAtHand Files, ListPrecedence Precedence)
{
    /// <summary>True only in a preview that asks what would be left if nobody had consented.</summary>
    public bool WithoutConsents { get; init; }

    /// <summary>The legal day in Italy on which the list is judged.</summary>
    public LocalDate Day { get; } = RomeTime.DayOf(AsOf);

    /// <summary>What the register's answers say of a number: the answer about it, or for a snapshot that does not hold it, that it was not enrolled then.</summary>
    internal OptOutAnswer? AnswerFor(Situation situation) =>
        situation.Answer ?? (Answers is { Kind: AnswerKind.Snapshot, SnapshotAt: { } taken } ? new OptOutAnswer(false, taken) : null);
}
