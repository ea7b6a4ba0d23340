// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Register;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>When the register is told of a firm's conduct in bands, and of whom it is not told.</summary>
public sealed class StatingConduct
{
    private static readonly LocalDate Day = new(2026, 11, 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Counts_lie_in_one_band_each_and_a_share_equal_to_a_bound_begins_a_band()
    {
        var scale = ConductScale.On(Shipped.Catalogue, Day)!;
        var stated = scale.BandsOf(new ConductCounts(default, 5, 10_000, 1_500, 0), Day, Shipped.Catalogue.Version);
        Assert.Equal(
            new StatedBands(
                new LocalDate(2025, 11, 21), Day, new Band(5, 20), new Band(10_000, 100_000), new Band(150_000, 300_000), new Band(0, 1_000), Shipped.Catalogue.Version),
            stated);
        Assert.Null(ConductScale.On(Shipped.Catalogue, new LocalDate(2026, 10, 31)));
    }

    [Fact]
    public void Of_too_few_rows_no_share_is_told()
    {
        var scale = ConductScale.On(Shipped.Catalogue, Day)!;
        Assert.Equal((null, null), Shares(scale.LeastRows - 1));
        Assert.Equal((new Band(0, 50_000), new Band(0, 1_000)), Shares(scale.LeastRows));

        (Band?, Band?) Shares(long rows)
        {
            var stated = scale.BandsOf(new ConductCounts(default, 1, rows, 0, 0), Day, Shipped.Catalogue.Version);
            return (stated.Withheld, stated.Undecided);
        }
    }

    [Fact]
    public void Whatever_the_counts_they_lie_in_the_bands_stated() => Prop.ForAll(
        Gen.Choose(0, 2_000).SelectMany(lists => Gen.Choose(0, 20_000_000).SelectMany(rows => Gen.Choose(0, rows).Select(withheld => (lists, rows, withheld)))).ToArbitrary(),
        drawn =>
        {
            var stated = ConductScale.On(Shipped.Catalogue, Day)!.BandsOf(new ConductCounts(default, drawn.lists, drawn.rows, drawn.withheld, drawn.rows - drawn.withheld), Day, default);
            return Holds(stated.Lists, drawn.lists) && Holds(stated.Rows, drawn.rows)
                && (stated.Withheld is not { } share || Holds(share, (Int128)drawn.withheld * 1_000_000, drawn.rows));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_firm_is_told_of_once_a_day_and_again_only_when_its_bands_change_come_back_or_grow_old()
    {
        var world = new World(Firm(1));
        Assert.Single(await world.OnAsync(Day, Counts(1, 4)));
        Assert.Empty(await world.OnAsync(Day, Counts(1, 40)));
        Assert.Empty(await world.OnAsync(Day.PlusDays(1), Counts(1, 3)));
        var more = Assert.Single(await world.OnAsync(Day.PlusDays(2), Counts(1, 5)));
        var back = Assert.Single(await world.OnAsync(Day.PlusDays(3), Counts(1, 4)));
        Assert.Equal((new Band(5, 20), new Band(1, 5)), (Bands(more).Lists, Bands(back).Lists));
        Assert.Empty(await world.OnAsync(Day.PlusDays(3).PlusMonths(3).PlusDays(-1), Counts(1, 4)));
        Assert.Single(await world.OnAsync(Day.PlusDays(3).PlusMonths(3), Counts(1, 4)));
        Assert.Equal(world.Drafts.Count, world.Drafts.Select(draft => draft.Key).Distinct().Count());
    }

    [Fact]
    public async Task Receipts_that_leave_the_period_bring_the_bands_down_to_none_which_is_said_once()
    {
        var world = new World(Firm(1));
        await world.OnAsync(Day, Counts(1, 4));
        var none = Bands(Assert.Single(await world.OnAsync(Day.PlusMonths(13), Counts(1, 0))));
        Assert.Equal((new Band(0, 1), null), (none.Lists, none.Withheld));
        Assert.Empty(await world.OnAsync(Day.PlusMonths(20), Counts(1, 0)));
    }

    [Fact]
    public async Task Nothing_is_said_of_a_firm_without_evidence_of_a_sole_trader_or_of_one_that_is_not_in_the_register()
    {
        var world = new World(Firm(1), Firm(2) with { IsSoleTrader = true }, Firm(3));
        world.Absent.Add(Subject(3));
        Assert.Empty(await world.OnAsync(Day, Counts(1, 0), Counts(2, 9), Counts(3, 9), Counts(4, 9)));
        world.Absent.Clear();
        Assert.Equal(Subject(3), Assert.Single(await world.OnAsync(Day.PlusDays(1), Counts(1, 0), Counts(2, 9), Counts(3, 9))).Subject);
    }

    [Fact]
    public async Task Many_firms_are_counted_by_one_question_and_told_of_some_at_a_time_each_once()
    {
        var world = new World([.. Enumerable.Range(1, 2_500).Select(Firm)]);
        var told = await world.OnAsync(Day, [.. Enumerable.Range(1, 2_500).Select(i => Counts(i, i))]);
        Assert.Equal((2_500, 1, 6), (told.Select(draft => draft.Subject).Distinct().Count(), world.Counted, world.Looked));
        Assert.Equal(2_500, told.Count);
    }

    [Fact]
    public async Task Whatever_days_pass_the_last_entry_says_what_the_evidence_came_to() => await Task.WhenAll(Enumerable.Range(0, 40).Select(async seed =>
    {
        var (random, world, day) = (new Random(seed), new World(Firm(1)), Day);
        for (var step = 0; step < 20; step++)
        {
            day = day.PlusDays(random.Next(1, 60));
            var counts = new ConductCounts(Firm(1).Id, random.Next(0, 6), 1_000 * random.Next(0, 3), 0, 0);
            await world.OnAsync(day, counts);
            var expected = ConductScale.On(Shipped.Catalogue, day)!.BandsOf(counts, day, Shipped.Catalogue.Version);
            Assert.True(world.Drafts.Count == 0 ? counts.Lists == 0 : Bands(world.Drafts[^1]).SaysWhat(expected));
        }
    }));

    private static bool Holds(Band band, Int128 figure, long of = 1) => figure >= (Int128)band.From * of && (band.Below is not { } below || figure < (Int128)below * of);

    private static ConductCounts Counts(int firm, long lists) => new(Firm(firm).Id, lists, lists == 0 ? 0 : 5_000, lists == 0 ? 0 : 500, lists == 0 ? 0 : 20);

    private static Organisation Firm(int i)
    {
        var digits = FormattableString.Invariant($"{9_000_000 + i}999");
        var vat = PartitaIva.TryParse(digits + PartitaIva.CheckDigitOf(digits), out var number) ? number : throw new FormatException(digits);
        return new Organisation(new OrganisationId(new Guid(i, 0, 0, new byte[8])), "Centro inventato", vat, [OrganisationRole.ContactCentre], null);
    }

    private static EntrySubject Subject(int i) => EntrySubject.Of(SubjectKind.Organisation, Firm(i).VatNumber.ToString());

    private static StatedBands Bands(EntryDraft draft) => StatedBands.Of(Entry(draft))!;

    private static RegisterEntry Entry(EntryDraft draft) => RegisterEntry.After(null, draft).ValueOrThrow();

    /// <summary>A ledger, a register and counts in memory. Firms are in the register but for those absent.</summary>
    private sealed class World(params Organisation[] firms) : IPartyLedger, IStatedEntries, IConductCounts, IClock
    {
        private readonly PartyBook _book = PartyBook.Empty.Fold(firms.Select(firm => new PartyEntry(new Actor("person:officer"), RomeTime.StartOf(Day), new PartyEvent.OrganisationRegistered(firm))));
        private LocalDate _day;
        private Sequence<ConductCounts> _counts;
        private long _upTo;

        public List<EntryDraft> Drafts { get; } = [];

        public HashSet<EntrySubject> Absent { get; } = [];

        public int Counted { get; private set; }

        public int Looked { get; private set; }

        public async Task<List<EntryDraft>> OnAsync(LocalDate day, params ConductCounts[] counts)
        {
            (_day, _counts) = (day, Sequence.From(counts));
            var source = new StateConduct(this, this, this, Shipped.Catalogue, this);
            var before = Drafts.Count;
            while (await source.ReadAsync(_upTo, Ct) is var batch && batch.UpTo != _upTo)
            {
                Drafts.AddRange(batch.Drafts);
                _upTo = batch.UpTo;
            }

            return Drafts[before..];
        }

        public Instant GetCurrentInstant() => RomeTime.StartOf(_day) + Duration.FromHours(10);

        public Task<Sequence<ConductCounts>> CountAsync(Instant since, Instant before, CancellationToken ct)
        {
            Counted++;
            Assert.Equal((RomeTime.StartOf(_day.PlusDays(1).PlusMonths(-12)), GetCurrentInstant()), (since, before));
            return Task.FromResult(_counts);
        }

        public Task<Sequence<RegisteredEntry>> LastOfEachAsync(EntryType type, Sequence<EntrySubject> subjects, CancellationToken ct)
        {
            Looked++;
            Assert.True(subjects.Count <= 1_000);
            var wanted = subjects.ToHashSet();
            var found = type == EntryType.OrganisationAdmitted
                ? subjects.Where(subject => !Absent.Contains(subject)).Select(subject => new EntryDraft("a", type, subject, Day, RomeTime.StartOf(Day), Json.Object(("name", "Centro inventato"))))
                : Drafts.Where(draft => wanted.Contains(draft.Subject)).GroupBy(draft => draft.Subject).Select(drafts => drafts.Last());
            return Task.FromResult(Sequence.From(found.Select(draft => new RegisteredEntry(1, Entry(draft).ToBytes(), Entry(draft).LeafHash, null))));
        }

        Task<PartyBook> IPartyLedger.ReadAsync(CancellationToken ct) => Task.FromResult(_book);

        Task<Sequence<PartyEntry>> IPartyLedger.HistoryAsync(OrganisationId organisation, CancellationToken ct) => throw new NotSupportedException();

        Task<Sequence<PartyEntry>> IPartyLedger.EventsAsync(long after, int limit, CancellationToken ct) => throw new NotSupportedException();

        Task<Result<long>> IPartyLedger.AppendAsync(long expectedVersion, Sequence<PartyEntry> entries, PersonalChange? personal, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
