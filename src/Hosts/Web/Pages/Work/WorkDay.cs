// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>What a day's work rests on, gathered from the rooms.</summary>
/// <param name="Book">All parties, for names.</param>
/// <param name="EndingMandates">Mandates that end within thirty days, soonest first.</param>
/// <param name="EndingNumbers">Declared numbers that end within thirty days, soonest first.</param>
/// <param name="PeopleToErase">People whose details may no longer be kept.</param>
/// <param name="NewRules">Rules that came into force within thirty days, or will, soonest first.</param>
/// <param name="Running">Jobs not yet ended.</param>
/// <param name="Failed">Jobs given up lately.</param>
/// <param name="AwaitingChoice">How many rules in force wait for a choice.</param>
/// <param name="Screening">What is due and wrong about lists and answers.</param>
/// <param name="Rights">Rights requests with something due today or late, the longest due first.</param>
public sealed record WorkDay(
    PartyBook Book,
    Sequence<Mandate> EndingMandates,
    Sequence<DeclaredNumber> EndingNumbers,
    Sequence<Filiera.Parties.Person> PeopleToErase,
    Sequence<Rule> NewRules,
    Sequence<Job> Running,
    Sequence<Job> Failed,
    int AwaitingChoice,
    ScreeningDay Screening,
    Sequence<StandingRightsRequest> Rights)
{
    private const int DaysAhead = 30;

    /// <summary>Gathers the day at an instant.</summary>
    public static WorkDay Of(Instant now, PartyBook book, Sequence<Job> latest, AdoptedRulebook rulebook, ScreeningDay screening, Sequence<StandingRightsRequest> rights)
    {
        var today = RomeTime.DayOf(now);
        var soon = now + Duration.FromDays(DaysAhead);
        var lastDay = today.PlusDays(DaysAhead);
        return new WorkDay(
            book,
            Sequence.From(book.Mandates.Values
                .Where(mandate => mandate.Effective.Contains(now) && mandate.Effective.HasEndedBy(soon)).OrderBy(mandate => mandate.Effective.To)),
            Sequence.From(book.Numbers.Values
                .Where(number => number.Effective.Contains(today) && number.Effective.HasEndedBy(lastDay)).OrderBy(number => number.Effective.Until)),
            book.PeopleToErase(now),
            Sequence.From(rulebook.Catalogue.Rules
                .Where(rule => rule.Validity is Validity.Dated dated && dated.From > today.PlusDays(-DaysAhead) && dated.From <= lastDay)
                .OrderBy(rule => rule.Validity.Earliest)),
            Sequence.From(latest.Where(job => !job.IsFinal)),
            Sequence.From(latest.Where(job => job.State == JobState.Failed)),
            rulebook.Catalogue.On(today).Count(rule => rulebook.Apply(rule).AwaitsChoice),
            screening,
            rights);
    }
}
