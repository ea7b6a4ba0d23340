// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>The gate says of a number what a screening says as of the very instant, and never more.</summary>
public sealed class JudgingAtTheGate
{
    private static readonly Gen<Claim> Claims =
        from basis in Gen.Elements(Enum.GetValues<Basis>())
        from date in Gen.Choose(-800, 3)
        from end in Gen.Choose(-60, 5)
        select new Claim(basis, true, On(date), "marketing", Worlds.Campaign.ClientName, basis == Basis.Customer ? On(end) : DateField.Missing);

    private static readonly Gen<(Claim? Claim, OptOutAnswer? Answer, string? Consent, string? Contract, bool Opposed)> Numbers =
        from claim in Gen.Frequency((1, Gen.Constant<Claim?>(null)), (5, Claims.Select(claim => (Claim?)claim)))
        from remove in Gen.Elements(false, false, true)
        from minutes in Gen.Choose(-120, 16 * 24 * 60)
        from answered in Gen.Elements(true, true, true, false)
        from consent in Gen.Choose(0, 800)
        from hasConsent in Gen.Elements(true, false)
        from ended in Gen.Choose(-5, 60)
        from hasContract in Gen.Elements(true, false, false)
        from opposed in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (
            claim,
            answered ? new OptOutAnswer(remove, Worlds.Now - Duration.FromMinutes(minutes)) : (OptOutAnswer?)null,
            hasConsent ? Iso(-consent) : null,
            hasContract ? Iso(-ended) : null,
            opposed);

    private static readonly Gen<Instant> Times =
        from minutes in Gen.Choose(0, 20 * 24 * 60)
        from millis in Gen.Choose(0, 60_000)
        select Worlds.Now + Duration.FromMinutes(minutes) + Duration.FromMilliseconds(millis);

    [Fact]
    public void Whatever_it_allows_a_screening_at_that_instant_allows_and_the_other_way_round()
    {
        var (allowed, compared) = (0, 0);
        var fewer = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 3_000 : 30);
        Check.One(fewer, Prop.ForAll(Numbers.ListOf(40).ToArbitrary(), Times.ListOf(12).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (numbers, times, adopted) =>
        {
            var all = numbers.Select((number, at) => (Number: Number(at), number.Claim, number.Answer, number.Consent, number.Contract, number.Opposed)).ToList();
            using var book = Books.MakeAsync(
                all.Where(one => one.Claim is not null).Select(one => (one.Number, one.Claim!)),
                [.. all.Where(one => one.Answer is not null).Select(one => (one.Number, one.Answer!.Value))],
                Files(all.Select(one => (one.Number, one.Consent, one.Contract, one.Opposed))),
                null,
                Books.ListAlone(adopted)).GetAwaiter().GetResult();
            var gate = new DialGate(new DialMemory());
            _ = gate.Swap(book);
            foreach (var at in times)
            {
                var expected = Screened(book, at);
                foreach (var one in all)
                {
                    var said = gate.Decide(Books.Call with { At = at }, Books.Text(one.Number));
                    var exact = expected(one.Number);
                    Assert.True(said.MayDial == (exact.Verdict == Verdict.Allow) || (!said.MayDial && exact.Verdict == Verdict.Allow && Waited(one.Answer, at)),
                        $"{at}: gate {said.Text}, screening {exact.Verdict} {string.Join(' ', exact.Reasons)}");
                    Assert.True(!said.MayDial || said.ValidUntil <= (exact.ValidUntil ?? Instant.MaxValue));
                    allowed += said.MayDial ? 1 : 0;
                    compared++;
                }
            }
        }));
        Assert.True(allowed > 200 && compared > allowed);
    }

    [Fact]
    public async Task Its_reasons_are_those_of_a_screening_at_that_instant()
    {
        var numbers = Numbers.Sample(300).Select((number, at) => (Number: Number(at), number)).ToList();
        using var book = await Books.MakeAsync(
            numbers.Where(one => one.number.Claim is not null).Select(one => (one.Number, one.number.Claim!)),
            [.. numbers.Where(one => one.number.Answer is not null).Select(one => (one.Number, one.number.Answer!.Value))],
            Files(numbers.Select(one => (one.Number, one.number.Consent, one.number.Contract, one.number.Opposed))));
        var gate = new DialGate(new DialMemory());
        _ = gate.Swap(book);

        // At the beginning of a grid's time, so that nothing has moved since.
        var at = Instant.FromUtc(2026, 11, 23, 10, 0);
        var screened = Screened(book, at);
        var bytes = new List<byte>();
        var ranges = new List<Range>();
        foreach (var (number, _) in numbers)
        {
            var text = Books.Text(number);
            ranges.Add(bytes.Count..(bytes.Count + text.Length));
            bytes.AddRange(text);
            bytes.Add((byte)'\n');
        }

        var answers = new DialAnswer[numbers.Count];
        gate.Decide(Books.Call with { At = at }, bytes.ToArray(), ranges.ToArray(), answers);
        foreach (var ((number, _), answer) in numbers.Zip(answers))
        {
            Assert.Same(answer, gate.Decide(Books.Call with { At = at }, Books.Text(number)));
            var exact = screened(number);
            Assert.Equal((exact.Verdict, string.Join(' ', exact.Reasons)), (answer.Verdict, answer.Text));
        }

        Assert.Contains(answers, answer => answer.MayDial);
    }

    [Fact]
    public async Task Threads_that_learn_at_once_say_what_one_says_alone()
    {
        var numbers = Enumerable.Range(0, 400).Select(at => (Number: Number(at), Claim: Claims.Sample(1).Single())).ToList();
        using var book = await Books.MakeAsync(
            numbers, [.. numbers.Select((one, at) => (one.Number, new OptOutAnswer(at % 3 == 0, Worlds.Now - Duration.FromMinutes(17 * at))))], []);
        using var same = await Books.MakeAsync(
            numbers, [.. numbers.Select((one, at) => (one.Number, new OptOutAnswer(at % 3 == 0, Worlds.Now - Duration.FromMinutes(17 * at))))], []);
        var alone = new DialGate(new DialMemory());
        _ = alone.Swap(same);
        for (var minute = 0; minute < 40; minute++)
        {
            var call = Books.Call with { At = Worlds.Now + Duration.FromMinutes(minute * 11) };
            var expected = numbers.Select(one => alone.Decide(call, Books.Text(one.Number)).Text).ToList();
            var gate = new DialGate(new DialMemory());
            _ = gate.Swap(book);
            var said = new string[4][];
            Parallel.For(0, said.Length, thread =>
            {
                said[thread] = new string[numbers.Count];
                for (var i = 0; i < numbers.Count; i++)
                {
                    var at = (i * 7 + thread * 101) % numbers.Count;
                    said[thread][at] = gate.Decide(call, Books.Text(numbers[at].Number)).Text;
                }
            });
            Assert.All(said, texts => Assert.Equal(expected, texts));
        }
    }

    [Fact]
    public async Task What_is_no_subscribers_number_is_said_to_be_none()
    {
        using var book = await Books.MakeAsync([], [], []);
        var gate = new DialGate(new DialMemory());
        _ = gate.Swap(book);
        var said = new[] { "", "abc", "112", "+44 20 7946 0000", "347 123 45", "3471234567", "0844 123456" }
            .Select(text => gate.Decide(Books.Call, Encoding.UTF8.GetBytes(text)).Verdict);
        Assert.Equal([Verdict.Unreadable, Verdict.Unreadable, Verdict.Unreadable, Verdict.Foreign, Verdict.Unreadable, Verdict.Withhold, Verdict.Unreadable], said);
    }

    [Fact]
    public async Task It_fails_closed()
    {
        var gate = new DialGate(new DialMemory());
        Assert.Equal((DialState.NoBook, "gate-no-index"), (gate.State, gate.Decide(Books.Call, "3471234567"u8).Text));
        var number = Number(1);
        using var book = await Books.MakeAsync([(number, Worlds.Claimed(Basis.Directory).Claim)], [(number, Worlds.Keep)], []);
        await gate.Swap(book);

        Assert.Equal((DialState.Serving, Verdict.Allow), (gate.State, Ask().Verdict));
        Assert.Equal("campaign-not-served", gate.Decide(Books.Call with { Centre = Dialled.Client }, Books.Text(number)).Text);
        Assert.Equal("instant-out-of-range", gate.Decide(Books.Call with { At = Instant.MaxValue }, Books.Text(number)).Text);
        Assert.Equal("instant-out-of-range", gate.Decide(Books.Call with { At = Instant.MinValue }, Books.Text(number)).Text);
        Assert.Equal(Verdict.Withhold, gate.Decide(Books.Call with { Caller = null }, Books.Text(number)).Verdict);
        gate.Hold();
        Assert.Equal((DialState.Stale, "gate-stale"), (gate.State, Ask().Text));
        gate.Resume();
        Assert.Equal(Verdict.Allow, Ask().Verdict);
        gate.Apply(new DialEvent(DialEventKind.OptOut, default, Dialled.Campaign, Dialled.Centre, Dialled.Client, number, Worlds.Now, false), 1);
        Assert.Equal("opposed-to-client(OPP-01)", Ask().Text);

        DialAnswer Ask() => gate.Decide(Books.Call, Books.Text(number));
    }

    [Fact]
    public async Task A_book_is_replaced_without_one_wrong_answer_and_disposed_of_when_nobody_reads_it()
    {
        var number = Number(1);
        var gate = new DialGate(new DialMemory());
        await gate.Swap(await MakeAsync());
        var wrong = 0;
        var done = false;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!Volatile.Read(ref done))
            {
                wrong += gate.Decide(Books.Call, Books.Text(number)).Verdict == Verdict.Allow ? 0 : 1;
            }
        })).ToArray();
        for (var i = 0; i < 12; i++)
        {
            await gate.Swap(await MakeAsync());
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(readers);
        Assert.Equal(0, wrong);

        Task<DialBook> MakeAsync() => Books.MakeAsync([(number, Worlds.Claimed(Basis.Directory).Claim)], [(number, Worlds.Keep)], []);
    }

    private static bool Waited(OptOutAnswer? answer, Instant at) => answer is { } given && given.CheckedAt <= at && at - given.CheckedAt < Duration.FromSeconds(1);

    private static Func<SubscriberNumber, RowVerdict> Screened(DialBook book, Instant at)
    {
        var campaign = book.Find(Dialled.Campaign, Dialled.Centre)!;
        var day = campaign.RulesOn(RomeTime.DayOf(at));
        var context = new ListContext(
            at, Worlds.Campaign with { Sector = Sector.Other }, campaign.Sources.Source, campaign.Sources.OnFile!.AtHand, day.ListPrecedence!);
        return number =>
        {
            var ordinal = SubscriberOrdinal.Of(number);
            return ListVerdict.Of(
                campaign.Sources.SituationOf(
                    campaign.Sources.Claims.Find(ordinal), campaign.Sources.OnFile.Table.Find(ordinal), campaign.Sources.Answers?.Value.Table.Find(ordinal) ?? 0),
                context,
                day.List);
        };
    }

    private static IEnumerable<(InputKind, string)> Files(IEnumerable<(SubscriberNumber Number, string? Consent, string? Contract, bool Opposed)> numbers)
    {
        var all = numbers.ToList();
        yield return (InputKind.Consents, "number;reference;date;purpose;recipient;origin;proof\n" + string.Concat(all.Where(one => one.Consent is not null).Select(one =>
            $"{one.Number.Reveal()};C;{one.Consent};marketing;{Worlds.Campaign.ClientName};sito;double-opt-in\n")));
        yield return (InputKind.Contracts, "number;reference;start;end;kind\n" + string.Concat(all.Where(one => one.Contract is not null).Select(one =>
            $"{one.Number.Reveal()};K;2020-01-01;{one.Contract};continuing\n")));
        yield return (InputKind.Withdrawals, "number;date;kind\n" + string.Concat(all.Where(one => one.Opposed).Select(one => $"{one.Number.Reveal()};2026-10-01;opposition\n")));
    }

    private static SubscriberNumber Number(int at) => SubscriberNumber.FromRevealed(393_470_000_000UL + (ulong)at);

    private static DateField On(int days) => new(new LocalDate(2026, 11, 21).PlusDays(days), false);

    private static string Iso(int days) => NodaTime.Text.LocalDatePattern.Iso.Format(new LocalDate(2026, 11, 21).PlusDays(days));
}
