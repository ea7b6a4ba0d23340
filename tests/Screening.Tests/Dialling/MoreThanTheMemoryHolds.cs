// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>The memory of a number holds one contact and three attempts: whatever a rule of frequency asks, no call is allowed that the whole history forbids.</summary>
public sealed class MoreThanTheMemoryHolds
{
    private static readonly SubscriberNumber Number = SubscriberNumber.FromRevealed(393_471_234_567);

    private static readonly Gen<(long Gap, long Contacts, long Attempts, bool Limited)> Figures =
        from gap in Gen.Choose(0, 12)
        from contacts in Gen.Choose(0, 5)
        from attempts in Gen.Choose(0, 7)
        from limited in Gen.Elements(true, false)
        select ((long)gap, (long)contacts, (long)attempts, limited);

    private static readonly Gen<DialEvent> Crowded =
        from one in Dialled.Events
        from kind in Gen.Elements(DialEventKind.Attempt, DialEventKind.Answered, DialEventKind.NoAnswer)
        from minutes in Gen.Choose(0, 9 * 24 * 60)
        select one with { Kind = kind, Number = Number, At = Worlds.Now - Duration.FromMinutes(minutes) };

    [Fact]
    public void No_call_is_allowed_that_the_whole_history_forbids_and_what_the_memory_can_tell_is_told()
    {
        var (met, notRun) = (0, 0);
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), Figures.ToArbitrary(), (events, figures) =>
        {
            var rule = Rule(figures);
            var memory = new DialMemory();
            foreach (var (position, one) in events.Index())
            {
                memory.Apply(one, position + 1);
            }

            var findings = memory.Of(Dialled.Client, Number).Against(HistoryLimits.Of([rule], Worlds.Now, agentReserved: false));
            var outcomes = HistoryChecks.Frequency(Moment(findings), rule.Rule).Select(finding => finding.Outcome).ToList();
            var allows = outcomes.TrueForAll(outcome => outcome is Outcome.Met);
            var forbids = Forbids(events, figures);

            Assert.False(allows && forbids, "Allowed against the whole history.");
            Assert.True(forbids || !outcomes.Exists(outcome => outcome is Outcome.NotMet), "Blamed for what did not happen.");
            Assert.True(allows || forbids || figures.Contacts > 1 || (figures.Limited && figures.Attempts > NumberHistory.Attempts), "Not looked at what the memory tells.");
            met += allows ? 1 : 0;
            notRun += outcomes.Exists(outcome => outcome is Outcome.NotRun) ? 1 : 0;
        }));
        Assert.True(met > 50 && notRun > 50);
    }

    // One contact is the call with a person, however often it is told of; every event is an attempt, and one instant is one call.
    private static bool Forbids(IEnumerable<DialEvent> events, (long Gap, long Contacts, long Attempts, bool Limited) figures)
    {
        var all = events.ToList();
        var contacts = all.Where(one => one.Kind == DialEventKind.Answered).Select(one => Ceiling(one.At)).Distinct()
            .Count(at => Worlds.Now < at + Duration.FromDays(figures.Gap));
        var start = RomeTime.StartOf(RomeTime.DayOf(Worlds.Now));
        var today = all.Select(one => one.At.ToUnixTimeSeconds()).Distinct().Count(at => at >= start.ToUnixTimeSeconds());
        return contacts >= figures.Contacts || (figures.Limited && today >= figures.Attempts);
    }

    private static Instant Ceiling(Instant at) =>
        at == Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) ? at : Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() + 1);

    private static AppliedRule Rule((long Gap, long Contacts, long Attempts, bool Limited) figures) => Rules.Of(
        "FRQ-01",
        HistoryChecks.ContactFrequency,
        Severity.Block,
        Rules.Days(RuleParameters.ContactGapDays, figures.Gap),
        Of(RuleParameters.ContactsInGap, new ParameterValue.Count(figures.Contacts)),
        Of(RuleParameters.AttemptsPerDay, new ParameterValue.Count(figures.Attempts)),
        Of(RuleParameters.AttemptsAreLimited, new ParameterValue.Flag(figures.Limited)));

    private static Parameter Of(string name, ParameterValue value) => new(name, value, ParameterStanding.Stated, null, null);

    private static DialMoment Moment(HistoryFindings history) => new()
    {
        At = Worlds.Now,
        Calendar = Shipped.Catalogue.Calendar.ToCalendar(),
        Purpose = Purpose.Promotion,
        Caller = Dialled.Caller,
        Standing = CallerStanding.Declared,
        History = history,
    };
}
