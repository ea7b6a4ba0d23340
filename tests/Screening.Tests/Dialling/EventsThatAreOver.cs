// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class EventsThatAreOver
{
    private const uint Day = 86_400;
    private static readonly LocalDate _firstKept = RomeTime.DayOf(Worlds.Now).PlusDays(-60);

    // Few numbers, and as many events before the day as after it.
    private static readonly Gen<DialEvent> Crowded =
        from one in Dialled.Events
        from last in Gen.Choose(0, 2)
        from hours in Gen.Choose(0, 24 * 130)
        select one with { Number = SubscriberNumber.FromRevealed(393_470_000_000UL + (ulong)last), At = Worlds.Now - Duration.FromHours(hours) };

    [Fact]
    public void Without_them_every_decision_from_the_first_day_kept_on_is_the_same() =>
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), Gen.Choose(0, 24 * 59).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (events, hours, reserved) =>
        {
            var over = Over(events);
            var at = Worlds.Now - Duration.FromHours(hours);
            var (silent, contact) = Longest();
            var limits = new HistoryLimits(NumberHistory.Floor(at), silent, contact, NumberHistory.Floor(RomeTime.StartOf(RomeTime.DayOf(at))), 3, reserved);
            var known = events.Where(one => one.At <= at).ToList();

            Assert.All(events, one => Assert.Equal(
                Remember(known).Of(Dialled.Client, one.Number).Against(limits),
                Remember(known.Where(kept => !over.Contains(kept))).Of(Dialled.Client, one.Number).Against(limits)));
        }));

    [Fact]
    public void No_opt_out_is_among_them_and_no_event_of_a_day_that_is_kept() =>
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), events =>
        {
            var over = Over(events);
            Assert.All(events.Where(over.Contains), one =>
            {
                Assert.NotEqual(DialEventKind.OptOut, one.Kind);
                Assert.True(one.At < RomeTime.StartOf(_firstKept));
            });
        }));

    [Fact]
    public void A_silent_call_stands_until_somebody_was_called_with_a_person_set_aside()
    {
        var one = Crowded.Sample(1)[0] with { Client = Dialled.Client, AgentReserved = false };
        var longAgo = Worlds.Now - Duration.FromDays(700);
        var silent = one with { Kind = DialEventKind.Silent, At = longAgo };
        var attempt = one with { Kind = DialEventKind.NoAnswer, At = longAgo + Duration.FromDays(10) };
        var madeGood = attempt with { AgentReserved = true, At = longAgo + Duration.FromDays(20) };

        Assert.Equal([attempt], new[] { silent, attempt }.Where(Over([silent, attempt]).Contains));
        Assert.Equal([silent, attempt, madeGood], new[] { silent, attempt, madeGood }.Where(Over([silent, attempt, madeGood]).Contains));
    }

    private static (uint Silent, uint Contact) Longest()
    {
        uint Of(string check, string parameter) => (uint)Shipped.Catalogue.Rules
            .Where(rule => rule.Check is RuleCheck.Named named && named.Name == check)
            .Max(rule => rule.Span(parameter))!.Value * Day;
        return (Of(HistoryChecks.SilentCallGap, RuleParameters.SilentGapDays), Of(HistoryChecks.ContactFrequency, RuleParameters.ContactGapDays));
    }

    private static EventsOver Over(IEnumerable<DialEvent> events)
    {
        var journal = new LogsInMemory();
        journal.Events.AddRange(events);
        return EventsOver.ReadAsync(journal, Shipped.Catalogue, _firstKept, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    private static DialMemory Remember(IEnumerable<DialEvent> events)
    {
        var memory = new DialMemory();
        foreach (var (at, one) in events.Index())
        {
            memory.Apply(one, at + 1);
        }

        return memory;
    }
}
