// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using Filiera.Rulebook;
using NodaTime;
using Outcome = Filiera.Kernel.Outcome;

namespace Filiera.Screening.Tests;

/// <summary>A campaign with answers and facts about some numbers, and two ways to run a list for it.</summary>
internal sealed class EngineBed : IDisposable
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 9, 0);

    /// <summary>Rules that come to every verdict, so that a wrong look-up shows.</summary>
    public static readonly Sequence<AppliedRule> ListRules =
    [
        Rules.Of("RPO-03", "answer-age", Severity.Block, Rules.Days("max_age_telephone_days", 15)),
        Rules.Of("SCR-02", "basis-present", Severity.Block),
        Rules.Of("RPO-05", "consent-after-enrolment", Severity.Block),
        Rules.Of("CNS-01", "consent-purpose", Severity.Block),
        Rules.Of("CNS-03", "consent-age", Severity.Review, Rules.Months("max_age_months", 24)),
        Rules.Of("RPO-06", "contract-exemption", Severity.Block, Rules.Days("after_end_days", 30)),
    ];

    public static readonly ListContext Context = new(
        Now,
        new CampaignFacts("01234567890", "Cliente di Prova", Sector.Other, Purpose.Promotion, new Outcome.Met(), new Outcome.Met()),
        new AnswerSource("01234567890", AnswerKind.Consultation, ContentHash.Of([1])),
        FilesAtHand.Consents,
        Rules.Precedence);

    private readonly Dictionary<SubscriberNumber, OptOutAnswer> _answers = [];
    private readonly Dictionary<SubscriberNumber, NumberFacts> _facts = [];
    private readonly List<OptOutAnswer> _payloads = [];
    private readonly List<NumberFacts> _classes = [NumberFacts.None];
    private readonly NumberTable16 _answerTable;
    private readonly NumberFactsIndex _factIndex;

    /// <param name="random">Decides what is known.</param>
    /// <param name="numbers">The numbers something may be known about.</param>
    /// <param name="stamps">How many instants the register was consulted at.</param>
    public EngineBed(Random random, IReadOnlyList<SubscriberNumber> numbers, int stamps = 20)
    {
        for (var i = 0; i < stamps; i++)
        {
            var at = Now - Duration.FromMinutes(random.Next(0, 20 * 24 * 60));
            _payloads.Add(new OptOutAnswer(false, at));
            _payloads.Add(new OptOutAnswer(true, at));
        }

        var (items, codes, ends) = (new List<FactItem>(), new List<uint>(), new List<int> { 0 });
        for (var i = 0; i < 60; i++)
        {
            var some = Enumerable.Range(0, random.Next(1, 4)).Select(_ => ItemOf(random)).ToList();
            codes.AddRange(some.Select((_, at) => 2 * (uint)(items.Count + at)));
            items.AddRange(some);
            ends.Add(codes.Count);
            _classes.Add(FactsOfANumber.Of(some));
        }

        var answered = numbers.Where(_ => random.Next(4) > 0).Distinct().ToDictionary(number => number, _ => (ushort)random.Next(1, _payloads.Count + 1));
        var filed = numbers.Where(_ => random.Next(3) == 0).Distinct().ToDictionary(number => number, _ => (uint)random.Next(1, _classes.Count));
        foreach (var (number, payload) in answered)
        {
            _answers[number] = _payloads[payload - 1];
        }

        foreach (var (number, facts) in filed)
        {
            _facts[number] = _classes[(int)facts];
        }

        var (common, rare) = Split(answered);
        _answerTable = NumberTable16.Build([.. common.Select(pair => pair.Key)], [.. common.Select(pair => pair.Value)], [.. rare.Select(pair => pair.Key)], [.. rare.Select(pair => pair.Value)]);
        var (commonFacts, rareFacts) = Split(filed);
        var table = NumberTable32.Build([.. commonFacts.Select(pair => pair.Key)], [.. commonFacts.Select(pair => pair.Value)], [.. rareFacts.Select(pair => pair.Key)], [.. rareFacts.Select(pair => pair.Value)]);
        _factIndex = new NumberFactsIndex(table, Sequence.From(items), [.. codes], [.. ends], [], FilesAtHand.Consents);
    }

    /// <summary>What a run comes to: the three files, and everything else in one text.</summary>
    public sealed record Run(string Summary, string Callable, string Withheld, string Rejected, ContentHash? Root);

    /// <summary>The engine, writing to drafts.</summary>
    public async Task<Run> FastAsync(byte[] list, EngineOptions options, ListMapping? mapping = null)
    {
        var blobs = new MemoryBlobs();
        await using var sinks = ScreeningSinks.Drafts(blobs.Draft);
        var result = await EngineAsync(list, sinks, options, mapping: mapping);
        return result switch
        {
            Result<EngineResult>.Ok { Value: var run } => new Run(
                Summary(run.File, run.Counts, run.Reasons, run.ValidUntil),
                Text(blobs[run.Outputs!.Callable]),
                Text(blobs[run.Outputs.Withheld]),
                Text(blobs[run.Outputs.Rejected]),
                run.Root),
            Result<EngineResult>.Refused refused => new Run(string.Join(' ', refused.Refusals.Select(refusal => refusal.Code)), "", "", "", null),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The engine, writing anywhere.</summary>
    public async Task<Result<EngineResult>> EngineAsync(
        byte[] list, ScreeningSinks sinks, EngineOptions options, CancellationToken ct = default, ListMapping? mapping = null)
    {
        switch (await RecognisedList.OpenAsync(ListBytes.Of(list), mapping, ct))
        {
            case Result<RecognisedList>.Ok { Value: var opened }:
                using (opened)
                {
                    return await ListEngine.RunAsync(
                        new EngineInput(opened.Text, opened.File, Tables, Context, ListRules), sinks, options, _ => ValueTask.CompletedTask, ct);
                }

            case Result<RecognisedList>.Refused refused:
                return refused.Refusals;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>The slow, obvious way.</summary>
    public async Task<Run> SlowAsync(byte[] list, bool findDuplicates = true, SaltSecret? seal = null, ListMapping? mapping = null)
    {
        var blobs = new MemoryBlobs();
        using var sealedRows = seal is null ? null : new SealedRows(seal);
        var input = new ReferenceInput(
            _ => Task.FromResult<Stream>(new MemoryStream(list)),
            Context,
            ListRules,
            number => _answers.TryGetValue(number, out var answer) ? answer : null,
            number => _facts.GetValueOrDefault(number, NumberFacts.None),
            mapping);
        var result = await new ReferenceRun(_ => blobs.Draft()).RunAsync(
            input, findDuplicates, row => sealedRows?.Add(row.Number, row.Verdict), _ => ValueTask.CompletedTask, CancellationToken.None);
        return result switch
        {
            Result<ReferenceResult>.Ok { Value: var run } => new Run(
                Summary(run.File, run.Counts, run.Reasons, run.ValidUntil),
                Text(blobs[run.Outputs.Callable]),
                Text(blobs[run.Outputs.Withheld]),
                Text(blobs[run.Outputs.Rejected]),
                sealedRows?.Finish().Root),
            Result<ReferenceResult>.Refused refused => new Run(string.Join(' ', refused.Refusals.Select(refusal => refusal.Code)), "", "", "", null),
            _ => throw new InvalidOperationException(),
        };
    }

    public void Dispose()
    {
        _answerTable.Dispose();
        _factIndex.Dispose();
    }

    private EngineTables Tables => new(
        _answerTable, payload => payload == 0 ? null : _payloads[payload - 1], _factIndex);

    // Every byte becomes one character, so that files of any encoding compare and show.
    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static string Summary(ListFile file, VerdictCounts counts, Sequence<ReasonCount> reasons, Instant? until) =>
        $"{file.Encoding.Name} {file.Delimiter} {file.Columns} {counts} {reasons} {until}";

    private static FactItem ItemOf(Random random)
    {
        var day = new DateField(RomeTime.DayOf(Now).PlusDays(-random.Next(-2, 800)), false);
        return random.Next(8) switch
        {
            0 => new FactItem.Grounds(new Ground.Contract(true, On(2020, 1, 1), random.Next(2) == 0 ? DateField.Missing : day, default, false)),
            1 => new FactItem.Grounds(new Ground.Directory()),
            2 => new FactItem.Excludes(Exclusion.OwnList, random.Next(2) == 0 ? DateField.Missing : day),
            3 => new FactItem.Excludes(Exclusion.ConsentWithdrawn, random.Next(2) == 0 ? DateField.Missing : day),
            _ => new FactItem.Grounds(new Ground.Consent(
                true, day, random.Next(4) == 0 ? "statistica" : "marketing", random.Next(4) == 0 ? null : "Cliente di Prova", true, default, random.Next(6) == 0 ? day : default, false)),
        };
    }

    private static DateField On(int year, int month, int day) => new(new LocalDate(year, month, day), false);

    private static (List<KeyValuePair<uint, T>> Common, List<KeyValuePair<ulong, T>> Rare) Split<T>(Dictionary<SubscriberNumber, T> numbers)
    {
        var byOrdinal = numbers.ToLookup(pair => SubscriberOrdinal.Of(pair.Key) != SubscriberOrdinal.None);
        return (
            [.. byOrdinal[true].Select(pair => KeyValuePair.Create(SubscriberOrdinal.Of(pair.Key), pair.Value))],
            [.. byOrdinal[false].Select(pair => KeyValuePair.Create(pair.Key.RevealDigits(), pair.Value))]);
    }
}
