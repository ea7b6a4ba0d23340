// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the week and the slow model that it is held against are read side by side.
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>A week of calls, decided by the gate and by a slow and obvious model of the law.</summary>
public sealed class AWeekOfDialling
{
    private const int People = 400;
    private static readonly Instant Begin = Instant.FromUtc(2026, 12, 2, 0, 0);
    private static readonly LocalDate[] Holidays = [new(2026, 12, 8)];

    // Every rule that the model knows withholds.
    private static readonly Sequence<(RuleRef, Severity)> Chosen = Sequence.From(
        Books.AllAdopted.Concat(new[] { "FRQ-01", "SIL-06" }.Select(id => (Shipped.Rule(id).Ref, Severity.Block))).DistinctBy(one => one.Item1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nobody_is_called_against_the_law_and_no_removed_number_after_its_answer(int seed)
    {
        var random = new Random(seed);
        var logs = new LogsInMemory();
        var gate = new DialGate(new DialMemory());
        var answers = Enumerable.Range(0, People).Select(at => new OptOutAnswer(at % 9 == 0, Begin - Duration.FromDays(at % 14))).ToArray();
        var history = Enumerable.Range(0, People).Select(_ => new List<DialEvent>()).ToArray();
        var (allowed, afterRemoval, day) = (0, 0, -1);
        for (var at = Begin; at < Begin + Duration.FromDays(7); at += Duration.FromSeconds(random.Next(20, 90)))
        {
            if ((int)(at - Begin).TotalDays != day)
            {
                // Each morning the register answers again about some, and takes some off.
                day = (int)(at - Begin).TotalDays;
                for (var i = 0; i < People / 8; i++)
                {
                    var who = random.Next(People);
                    answers[who] = new OptOutAnswer(answers[who].Remove || random.Next(4) == 0, at);
                }

                await gate.Swap(await MakeAsync(answers));
            }

            var person = random.Next(People);
            var call = Books.Call with { At = at, AgentReserved = random.Next(3) == 0 };
            var answer = gate.Decide(call, Books.Text(Number(person)));
            logs.Append(
                new GateLogEntry(
                    Id(logs.Entries.Count), UtcMicroseconds.Floor(at), call.Campaign, call.Centre, call.Caller, Number(person), answer.Verdict, call.AgentReserved, false,
                    answer.ReasonsId, gate.Book!.Digest, gate.Position),
                answer);

            Assert.Equal(May(answers[person], history[person], at, call.AgentReserved), answer.MayDial);
            if (answer.MayDial)
            {
                allowed++;
                afterRemoval += answers[person].Remove ? 1 : 0;
                var kind = (DialEventKind)random.Next(1, 8);
                var one = new DialEvent(kind, Id(logs.Entries.Count), call.Campaign, call.Centre, Dialled.Client, Number(person), at, call.AgentReserved);
                history[person].Add(one);
                await logs.AppendAsync(one, default);
                gate.Apply(one, logs.Position);
            }
        }

        Assert.Equal(0, afterRemoval);
        Assert.True(allowed > 100);

        // The last book judges its own decisions again and says the same of each.
        var replay = await new ReplayGateDay(logs, logs).RunAsync(RomeTime.DayOf(Begin + Duration.FromDays(6.5)), gate.Book!, default);
        Assert.True(replay.Judged > 100);
        Assert.Equal((0L, 0L), (replay.Wrongly, replay.Differences.Count));
    }

    [Fact]
    public async Task A_decision_that_the_book_does_not_bear_out_is_told()
    {
        var book = await MakeAsync([new OptOutAnswer(true, Begin)]);
        var at = Begin + Duration.FromHours(10);
        var logs = new LogsInMemory();
        var entry = new GateLogEntry(
            Id(1), at, Dialled.Campaign, Dialled.Centre, Dialled.Caller, Number(0), Verdict.Allow, false, false, 0, book.Digest, 0);
        logs.Append(entry, new DialAnswer(Verdict.Allow, [], null));
        logs.Append(entry with { Number = default, Verdict = Verdict.Unreadable }, DialAnswer.Alone(Verdict.Unreadable, "number-letters"));
        logs.Append(entry with { Book = default }, DialAnswer.Alone(Verdict.Withhold, DialReasons.GateNoIndex));

        var replay = await new ReplayGateDay(logs, logs).RunAsync(RomeTime.DayOf(at), book, default);

        Assert.Equal((1L, 1L, 1L, 1L), (replay.Judged, replay.OtherBook, replay.Unreadable, replay.Wrongly));
        Assert.Equal((Id(1), Verdict.Allow, Verdict.Withhold), (replay.Differences[0].Decision, replay.Differences[0].Said, replay.Differences[0].Again.Verdict));
    }

    private static Task<DialBook> MakeAsync(OptOutAnswer[] answers) => Books.MakeAsync(
        answers.Select((_, at) => (Number(at), Claim.None with { Basis = Basis.Directory, HasReference = true })),
        [.. answers.Select((answer, at) => (Number(at), answer))],
        [],
        null,
        Chosen);

    // The law as one would write it on a sheet of paper.
    private static bool May(OptOutAnswer answer, List<DialEvent> history, Instant at, bool reserved)
    {
        var local = RomeTime.At(at).LocalDateTime;
        var isShort = local.DayOfWeek == IsoDayOfWeek.Saturday || Holidays.Contains(local.Date.PlusDays(1));
        var isOpen = local.DayOfWeek != IsoDayOfWeek.Sunday && !Holidays.Contains(local.Date)
            && local.Hour >= (isShort ? 10 : 9) && local.Hour < (isShort ? 19 : 20);
        var silent = history.FindAll(one => one.Kind == DialEventKind.Silent);
        return isOpen
            && !answer.Remove && at >= answer.CheckedAt && at < answer.CheckedAt + Duration.FromDays(15)
            && !history.Exists(one => one.Kind == DialEventKind.OptOut)
            && !silent.Exists(one => at < one.At + Duration.FromDays(5))
            && (reserved || silent.TrueForAll(one => history.Exists(other => other.At > one.At && other.AgentReserved && other.Kind is not (DialEventKind.Silent or DialEventKind.OptOut))))
            && !history.Exists(one => one.Kind == DialEventKind.Answered && at < one.At + Duration.FromDays(30));
    }

    private static SubscriberNumber Number(int person) => SubscriberNumber.FromRevealed(393_470_000_000UL + (ulong)person);

    private static Guid Id(int at) => new(at, 0, 0, new byte[8]);
}
