// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class RememberingCalls
{
    // Few numbers and few instants, so that they meet.
    private static readonly Gen<DialEvent> Crowded =
        from one in Dialled.Events
        from last in Gen.Choose(0, 3)
        from hours in Gen.Choose(0, 200)
        select one with
        {
            Number = SubscriberNumber.FromRevealed(last == 3 ? 39_081_123_456_789_012 / 1000 : 393_470_000_000UL + (ulong)last),
            At = Worlds.Now - Duration.FromHours(hours),
        };

    [Fact]
    public void The_order_in_which_events_are_told_makes_no_difference_nor_does_telling_one_twice() =>
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (events, seed) =>
        {
            var once = Remember(events);
            var shuffled = events.Concat(events.Take(seed % 5)).ToArray();
            new Random(seed).Shuffle(shuffled);
            var again = Remember(shuffled);

            Assert.All(events, one => Assert.Equal(once.Of(Dialled.Client, one.Number), again.Of(Dialled.Client, one.Number)));
            Assert.Equal(once.Count, again.Count);
        }));

    [Fact]
    public void No_event_before_or_after_undoes_an_opt_out() =>
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), Crowded.ToArbitrary(), Dialled.Instants.ToArbitrary(), (events, out_, at) =>
        {
            var optOut = out_ with { Kind = DialEventKind.OptOut };
            foreach (var told in new[] { events.Append(optOut), events.Prepend(optOut) })
            {
                var limits = new HistoryLimits(NumberHistory.Floor(at), 0, 0, 0, 0, true);
                Assert.True(Remember([.. told]).Of(Dialled.Client, optOut.Number).Against(limits).HasFlag(HistoryFindings.OptedOut));
            }
        }));

    [Fact]
    public void What_stands_against_a_call_is_what_a_list_of_all_events_says() =>
        Check.One(Worlds.Many, Prop.ForAll(Crowded.ListOf().ToArbitrary(), Crowded.ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (events, call, reserved) =>
        {
            var (silent, contact, attempts) = (5u * 86_400, 2u * 86_400, 2u);
            var at = call.At;
            var limits = new HistoryLimits(
                NumberHistory.Floor(at), silent, contact, NumberHistory.Floor(RomeTime.StartOf(RomeTime.DayOf(at))), attempts, reserved);
            var found = Remember(events).Of(Dialled.Client, call.Number).Against(limits);

            Assert.Equal(Slowly([.. events.Where(one => one.Number == call.Number)], at, silent, contact, attempts, reserved), found);
        }));

    [Fact]
    public async Task Many_numbers_are_remembered_while_others_read()
    {
        var memory = new DialMemory();
        var missed = 0;
        var told = 0;
        var reader = Task.Run(() =>
        {
            while (Volatile.Read(ref told) < 100_000)
            {
                var upTo = Volatile.Read(ref told);
                if (upTo > 0 && memory.Of(Dialled.Client, Number(upTo - 1)).OptedOut == 0)
                {
                    missed++;
                }
            }
        });
        for (var i = 0; i < 100_000; i++)
        {
            memory.Apply(new DialEvent(DialEventKind.OptOut, default, Dialled.Campaign, Dialled.Centre, Dialled.Client, Number(i), Worlds.Now, false), i + 1);
            Volatile.Write(ref told, i + 1);
        }

        await reader;
        Assert.Equal((0, 100_000L, 100_000L), (missed, memory.Count, memory.Position));
        Assert.All(Enumerable.Range(0, 100_000), i => Assert.NotEqual(0u, memory.Of(Dialled.Client, Number(i)).OptedOut));
        Assert.Equal(default, memory.Of(Dialled.Client, Number(100_000)));
        Assert.Equal(default, memory.Of(Dialled.Centre, Number(1)));
    }

    private static SubscriberNumber Number(int i) => SubscriberNumber.FromRevealed(393_200_000_000UL + ((ulong)i * 7919 % 100_000_000));

    private static DialMemory Remember(IEnumerable<DialEvent> events)
    {
        var memory = new DialMemory();
        foreach (var (at, one) in events.Index())
        {
            memory.Apply(one, at + 1);
        }

        return memory;
    }

    // Whole seconds, as the memory keeps them: all instants here are.
    private static HistoryFindings Slowly(List<DialEvent> events, Instant at, uint silentGap, uint contactGap, uint attempts, bool reserved)
    {
        var findings = HistoryFindings.None;
        var silent = events.Where(one => one.Kind == DialEventKind.Silent).Select(one => one.At).ToList();
        findings |= events.Exists(one => one.Kind == DialEventKind.OptOut) ? HistoryFindings.OptedOut : 0;
        findings |= silent.Exists(one => at < one + Duration.FromSeconds(silentGap)) ? HistoryFindings.SilentTooRecent : 0;
        findings |= !reserved && silent.Exists(one => !events.Exists(other => other.AgentReserved && other.Kind is not (DialEventKind.Silent or DialEventKind.OptOut) && other.At > one))
            ? HistoryFindings.AgentNotReserved : 0;
        findings |= events.Exists(one => one.Kind == DialEventKind.Answered && at < one.At + Duration.FromSeconds(contactGap)) ? HistoryFindings.ContactTooRecent : 0;
        var today = events.Where(one => one.Kind != DialEventKind.OptOut && one.At >= RomeTime.StartOf(RomeTime.DayOf(at))).Select(one => one.At).Distinct().Count();
        return findings | (today >= attempts ? HistoryFindings.AttemptsUsedUp : 0);
    }
}
