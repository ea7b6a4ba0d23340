// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Rulebook;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>What pages ask about many lists at once is what they would be told one by one, on every engine.</summary>
public abstract class ScreeningListsSuite(Engine engine)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly Actor Officer = new("person:officer");

    [Fact]
    public async Task Many_lists_and_their_newest_screenings_are_those_found_one_by_one()
    {
        await using var db = await engine.CreateAsync();
        var lists = await PlayAsync(db);
        ListId[] asked = [.. lists.Select(list => list.Id).Reverse(), lists[0].Id, new ListId(new Guid(99, 0, 0, new byte[8]))];
        Assert.Equal(lists.Select(ListSummary.Of), await db.WithAsync<IScreenings, Sequence<ListSummary>>(store => store.SummariesAsync(asked, default)));
        Assert.Empty(await db.WithAsync<IScreenings, Sequence<ListSummary>>(store => store.SummariesAsync([], default)));
        var newest = await db.WithAsync<IScreenings, Sequence<ScreeningSummary>>(store => store.NewestOfAsync(asked, default));
        var alone = new List<ScreeningSummary>();
        foreach (var list in lists)
        {
            if (await db.WithAsync<IScreenings, ScreeningRecord?>(store => store.NewestOfAsync(list.Id, default)) is { } record)
            {
                alone.Add(ScreeningSummary.Of(record));
            }
        }

        Assert.NotEqual(lists.Count, alone.Count);
        Assert.Equal(alone, newest);
        Assert.Empty(await db.WithAsync<IScreenings, Sequence<ScreeningSummary>>(store => store.NewestOfAsync([], default)));
    }

    [Fact]
    public async Task Lists_in_short_are_paged_as_the_whole_ones()
    {
        await using var db = await engine.CreateAsync();
        var lists = await PlayAsync(db);
        for (ListId? before = null; ;)
        {
            var whole = await db.WithAsync<IScreenings, Sequence<ContactList>>(store => store.ListsAsync(4, before, default));
            Assert.Equal(whole.Select(ListSummary.Of), await db.WithAsync<IScreenings, Sequence<ListSummary>>(store => store.SummariesAsync(4, before, default)));
            if (whole.IsEmpty)
            {
                break;
            }

            before = whole[^1].Id;
        }

        Assert.Equal(9, lists.Count);
    }

    [Fact]
    public async Task Coverage_of_many_campaigns_and_instants_is_that_of_each_asked_alone()
    {
        await using var db = await engine.CreateAsync();
        var lists = await PlayAsync(db);
        CampaignId[] campaigns = [.. lists.Select(list => list.Campaign).Distinct()];
        Instant[] instants = [.. Enumerable.Range(-1, 30).Select(step => Start + Duration.FromHours(6 * step))];
        foreach (var (from, to) in new[] { (0, 29), (5, 12), (20, 20), (28, 29) })
        {
            var found = await db.WithAsync<IScreenings, Sequence<ScreeningFreshness>>(store => store.FreshnessAsync(campaigns, instants[from], instants[to], default));
            foreach (var campaign in campaigns)
            {
                foreach (var at in instants[from..(to + 1)])
                {
                    var alone = await db.WithAsync<IScreenings, Sequence<ScreeningRecord>>(store => store.NewestOfCampaignAsync(campaign, at, default));
                    Assert.Equal(
                        alone.Select(record => (record.Id, record.List, record.At, record.Counts.Rows, record.Validity)),
                        CoverageMeasure.NewestBefore(found.Where(one => one.Campaign == campaign), at).Select(one => (one.Screening, one.List, one.At, one.Rows, one.Validity)));
                }
            }
        }

        Assert.Empty(await db.WithAsync<IScreenings, Sequence<ScreeningFreshness>>(store => store.FreshnessAsync([], instants[0], instants[^1], default)));
        Assert.All(
            await db.WithAsync<IScreenings, Sequence<ScreeningFreshness>>(store => store.FreshnessAsync([campaigns[1]], instants[0], instants[^1], default)),
            one => Assert.Equal((campaigns[1], lists.Single(list => list.Id == one.List).Centre), (one.Campaign, one.Centre)));
    }

    [Fact]
    public async Task Samples_in_short_say_what_the_whole_ones_say()
    {
        await using var db = await engine.CreateAsync();
        ConsentSample[] samples = [.. Enumerable.Range(1, 5).Select(Sample)];
        var summary = new SampleSummary(samples[2].Id, 1, 0, 1, new EvidenceId(Id(9)), Start);
        foreach (var sample in samples)
        {
            await KeepAsync<IConsentSamples>(db, store => store.AddAsync(sample, default));
        }

        await KeepAsync<IConsentSamples>(db, store => store.AddAsync(summary, default));
        var expected = samples.Reverse().Select(sample => new SampleListing(
            sample.Id, sample.List, sample.Population, sample.Items.Count, sample.Seed, sample.By, sample.At, sample.Id == summary.Sample ? summary : null)).ToArray();
        Assert.Equal(expected, await db.WithAsync<IConsentSamples, Sequence<SampleListing>>(store => store.ListingsAsync(10, null, default)));
        Assert.Equal(expected[1..3], await db.WithAsync<IConsentSamples, Sequence<SampleListing>>(store => store.ListingsAsync(2, samples[4].Id, default)));
    }

    [Fact]
    public async Task Decisions_in_many_queues_are_those_of_each()
    {
        await using var db = await engine.CreateAsync();
        ReviewQueue[] queues = [.. Enumerable.Range(1, 3).Select(number =>
            new ReviewQueue(new ScreeningId(Id(number)), new ListId(Id(10)), ContentHash.Of([(byte)number]), ';', true, 0, [], []))];
        foreach (var number in Enumerable.Range(1, 6))
        {
            var decision = new RecordedDecision(
                new DecisionId(Id(20 + number)), queues[number % 2].Screening, number, null, ReviewChoice.Allow, "dieci lettere", Officer, Start);
            await KeepAsync<IReviews>(db, store => store.AddAsync(decision, default));
        }

        var expected = new List<RecordedDecision>();
        foreach (var queue in queues)
        {
            expected.AddRange(await db.WithAsync<IReviews, Sequence<RecordedDecision>>(store => store.DecisionsAsync(queue.Screening, default)));
        }

        Assert.Equal(6, expected.Count);
        Assert.Equal(expected, await db.WithAsync<IReviews, Sequence<RecordedDecision>>(store => store.DecisionsAsync(queues, default)));
        Assert.Empty(await db.WithAsync<IReviews, Sequence<RecordedDecision>>(store => store.DecisionsAsync([queues[2]], default)));
    }

    // Nine lists of three campaigns, each screened up to five times at hours of its own; the first list never.
    private static async Task<Sequence<ContactList>> PlayAsync(TestDatabase db)
    {
        var lists = Sequence.From(Enumerable.Range(1, 9).Select(List));
        foreach (var list in lists)
        {
            await KeepAsync<IScreenings>(db, store => store.AddAsync(list, default));
        }

        for (var made = 0; made < 24; made++)
        {
            var record = Record(lists[1 + (made * 5 % 8)], made);
            await KeepAsync<IScreenings>(db, store => store.AddAsync(record, default));
        }

        return lists;
    }

    private static Guid Id(int minute) => Uuid7.From(Start + Duration.FromMinutes(minute), [(byte)minute, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    private static ContactList List(int number) => new(
        new ListId(Id(number)), $"lista {number}.csv", new OrganisationId(new Guid(number % 4, 0, 0, new byte[8])), new CampaignId(new Guid(number % 3, 1, 0, new byte[8])),
        ContentHash.Of([(byte)number]), 1000 * number, [new ListInput(InputKind.Answers, "risposta.csv", ContentHash.Of([9]), 900)], null, Officer,
        Start + Duration.FromMinutes(number));

    private static ScreeningRecord Record(ContactList list, int made)
    {
        var at = Start + Duration.FromHours(made * 7);
        return new ScreeningRecord(
            new ScreeningId(Uuid7.From(at, new byte[10])), list.Id, at, ContentHash.Of("rules"u8), [], new VerdictCounts(1 + made, 2, 3, 4, 5, 6), [],
            [new ValidityCount(at + Duration.FromDays(15), 1), new ValidityCount(null, made)],
            new ScreeningOutputs(ContentHash.Of([1]), ContentHash.Of([2]), ContentHash.Of([3])), made % 2 == 0 ? null : at + Duration.FromDays(15),
            new EvidenceId(Id(made)), new ReceiptId(Id(made)), at);
    }

    private static ConsentSample Sample(int number) => new(
        new SampleId(Id(number)), new ListId(Id(2)), new CampaignId(Id(3)), ContentHash.Of("list"u8), 5_000, new PartsPerMillion(950_000),
        new PartsPerMillion(50_000), RuleRef.Parse("LST-03@1"), ContentHash.Of("rules"u8), "a seed",
        Sequence.From(Enumerable.Range(1, number).Select(item => new SampleItem(item, item + 1, item + 2))), Officer, Start);

    private static async Task KeepAsync<TStore>(TestDatabase db, Func<TStore, Task> keep)
        where TStore : notnull =>
        (await db.CommitAsync<TStore, bool>(async store =>
        {
            await keep(store);
            return true;
        })).ValueOrThrow();
}
