// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Contact lists and their screenings, the same on every engine.</summary>
public abstract class ScreeningsSuite(Engine engine)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 9, 0);

    [Fact]
    public async Task A_list_and_its_screening_come_back_whole()
    {
        await using var db = await engine.CreateAsync();
        var list = List(1) with
        {
            Mapping = new ListMapping(true, ';', "windows-1252", null, [new MappedColumn("date", null, 4), new MappedColumn("number", "Tel. 1", null)]),
            Inputs =
            [
                new ListInput(InputKind.Answers, "risposta.csv", ContentHash.Of([9]), 900),
                new ListInput(InputKind.SuppressOwn, "nostra \"lista\".csv", ContentHash.Of([8]), 80),
                new ListInput(
                    InputKind.Consents, "crm.csv", ContentHash.Of([7]), 70, new ListMapping(false, null, null, "Foglio 2", [new MappedColumn("number", null, 2)])),
            ],
        };
        var record = Record(list, 1, Start) with { ValidUntil = Start + Duration.FromDays(15) };
        await KeepAsync(db, list, record);
        Assert.Equal(list, await db.WithAsync<IScreenings, ContactList?>(store => store.FindAsync(list.Id, default)));
        Assert.Equal(record, await db.WithAsync<IScreenings, ScreeningRecord?>(store => store.FindAsync(record.Id, default)));
        Assert.Equal([record], await db.WithAsync<IScreenings, Sequence<ScreeningRecord>>(store => store.OfListAsync(list.Id, default)));
        Assert.Equal(record, await db.WithAsync<IScreenings, ScreeningRecord?>(store => store.NewestOfAsync(list.Id, default)));
    }

    [Fact]
    public async Task A_list_without_answer_or_screening_says_so()
    {
        await using var db = await engine.CreateAsync();
        var list = List(1);
        await KeepAsync(db, list, null);
        Assert.Empty((await db.WithAsync<IScreenings, ContactList?>(store => store.FindAsync(list.Id, default)))!.Inputs);
        Assert.Null(await db.WithAsync<IScreenings, ScreeningRecord?>(store => store.NewestOfAsync(list.Id, default)));
        Assert.Null(await db.WithAsync<IScreenings, ContactList?>(store => store.FindAsync(List(2).Id, default)));
    }

    [Fact]
    public async Task The_newest_screening_of_a_list_is_the_one_given()
    {
        await using var db = await engine.CreateAsync();
        var list = List(1);
        var newest = Record(list, 2, Start + Duration.FromDays(14));
        await KeepAsync(db, list, newest);
        await KeepAsync(db, null, Record(list, 1, Start));
        Assert.Equal(newest, await db.WithAsync<IScreenings, ScreeningRecord?>(store => store.NewestOfAsync(list.Id, default)));
    }

    [Fact]
    public async Task Totals_count_every_list_and_only_the_newest_screening_of_each()
    {
        await using var db = await engine.CreateAsync();
        Assert.Equal(new ScreeningTotals(0, 0, 0, new VerdictCounts(0, 0, 0, 0, 0, 0)), await TotalsAsync(db));
        var first = List(1);
        var second = List(2);
        await KeepAsync(db, first, Record(first, 1, Start) with { Counts = new VerdictCounts(900, 90, 9, 8, 7, 6) });
        await KeepAsync(db, null, Record(first, 2, Start) with { Counts = new VerdictCounts(100, 10, 1, 2, 3, 4) });
        await KeepAsync(db, second, Record(second, 3, Start) with { Counts = new VerdictCounts(40, 30, 20, 10, 5, 1) });
        await KeepAsync(db, List(3), null);
        Assert.Equal(new ScreeningTotals(3, 2, 3, new VerdictCounts(140, 40, 21, 12, 8, 5)), await TotalsAsync(db));
    }

    private static Task<ScreeningTotals> TotalsAsync(TestDatabase db) =>
        db.WithAsync<IScreenings, ScreeningTotals>(store => store.TotalsAsync(default));

    [Fact]
    public async Task Lists_are_paged_newest_first_and_none_is_missed()
    {
        await using var db = await engine.CreateAsync();
        var lists = Enumerable.Range(1, 7).Select(List).ToArray();
        foreach (var list in lists)
        {
            await KeepAsync(db, list, null);
        }

        var found = new List<ContactList>();
        ListId? before = null;
        while (await db.WithAsync<IScreenings, Sequence<ContactList>>(store => store.ListsAsync(3, before, default)) is { IsEmpty: false } page)
        {
            found.AddRange(page);
            before = page[^1].Id;
        }

        Assert.Equal(lists.Reverse(), found);
    }

    [Fact]
    public async Task The_newest_screening_of_each_list_of_a_campaign_is_found_as_it_stood()
    {
        await using var db = await engine.CreateAsync();
        var (first, second, other) = (List(1), List(2) with { Campaign = List(1).Campaign }, List(3));
        var early = Record(first, 1, Start);
        var late = Record(first, 2, Start + Duration.FromDays(2));
        var only = Record(second, 3, Start + Duration.FromDays(1));
        await KeepAsync(db, first, early);
        await KeepAsync(db, second, only);
        await KeepAsync(db, other, Record(other, 4, Start));
        await KeepAsync(db, null, late);
        Assert.Equal([late, only], await NewestAsync(Start + Duration.FromDays(3)));
        Assert.Equal([early, only], await NewestAsync(late.At));
        Assert.Equal([early], await NewestAsync(only.At));
        Assert.Empty(await NewestAsync(Start));

        Task<Sequence<ScreeningRecord>> NewestAsync(Instant before) =>
            db.WithAsync<IScreenings, Sequence<ScreeningRecord>>(store => store.NewestOfCampaignAsync(first.Campaign, before, default));
    }

    [Fact]
    public async Task The_newest_screening_of_each_list_is_counted_for_its_centre_as_far_as_it_is_of_the_period_and_has_a_receipt()
    {
        await using var db = await engine.CreateAsync();
        var (first, second, old, unsigned) = (List(1), List(2) with { Centre = List(1).Centre }, List(3), List(4));
        await KeepAsync(db, first, Record(first, 1, Start) with { Counts = new VerdictCounts(900, 90, 9, 8, 7, 6) });
        await KeepAsync(db, null, Record(first, 2, Start + Duration.FromDays(2)) with { Counts = new VerdictCounts(100, 10, 1, 2, 3, 4) });
        await KeepAsync(db, second, Record(second, 3, Start + Duration.FromDays(1)) with { Counts = new VerdictCounts(40, 30, 20, 10, 5, 1) });
        await KeepAsync(db, old, Record(old, 4, Start - Duration.FromDays(1)));
        await KeepAsync(db, unsigned, Record(unsigned, 5, Start) with { Receipt = default });

        Assert.Equal(
            [new ConductCounts(first.Centre, 2, 201, 40, 21), new ConductCounts(old.Centre, 0, 0, 0, 0)], await CountedAsync(Start, Start + Duration.FromDays(3)));
        Assert.Equal(
            [new ConductCounts(first.Centre, 2, 1_089, 120, 29), new ConductCounts(old.Centre, 0, 0, 0, 0)], await CountedAsync(Start, Start + Duration.FromDays(2)));
        Assert.Empty(await CountedAsync(Start, Start - Duration.FromDays(2)));

        Task<Sequence<ConductCounts>> CountedAsync(Instant from, Instant before) =>
            db.WithAsync<IConductCounts, Sequence<ConductCounts>>(counts => counts.CountAsync(from, before, default));
    }

    [Fact]
    public async Task What_a_list_or_a_screening_names_is_cited()
    {
        await using var db = await engine.CreateAsync();
        var list = List(1) with { Inputs = [new ListInput(InputKind.Consents, "consensi.csv", ContentHash.Of("consents"u8), 8)] };
        await KeepAsync(db, list, Record(list, 1, Start));
        Assert.True(await CitedAsync(list.Content));
        Assert.True(await CitedAsync(ContentHash.Of("consents"u8)));
        Assert.True(await CitedAsync(ContentHash.Of([9])));
        Assert.False(await CitedAsync(ContentHash.Of("nobody's"u8)));

        Task<bool> CitedAsync(ContentHash content) => db.WithAsync<IScreenings, bool>(store => store.IsCitedAsync(content, default));
    }

    [Fact]
    public async Task Nothing_is_kept_outside_a_unit_of_work()
    {
        await using var db = await engine.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WithAsync<IScreenings, bool>(async store =>
        {
            await store.AddAsync(List(1), default);
            return true;
        }));
    }

    [Theory]
    [InlineData("UPDATE contact_lists SET name = 'altro'")]
    [InlineData("DELETE FROM contact_lists")]
    [InlineData("UPDATE screenings SET allow = 1000000")]
    [InlineData("DELETE FROM screenings")]
    public async Task The_database_refuses_to_change_what_was_kept(string statement)
    {
        await using var db = await engine.CreateAsync();
        await KeepAsync(db, List(1), Record(List(1), 1, Start));
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRawAsync(statement));
    }

    private static ContactList List(int number) => new(
        new ListId(Uuid7.From(Start + Duration.FromMinutes(number), new byte[10])),
        "lista di prova.csv",
        new OrganisationId(new Guid(number, 0, 0, new byte[8])),
        new CampaignId(new Guid(number, 1, 0, new byte[8])),
        ContentHash.Of([(byte)number]),
        long.MaxValue,
        [],
        null,
        new Actor("person:officer"),
        Start + Duration.FromMinutes(number));

    private static ScreeningRecord Record(ContactList list, byte number, Instant asOf) => new(
        new ScreeningId(new Guid(number, 2, 0, new byte[8])),
        list.Id,
        asOf,
        ContentHash.Of("rules"u8),
        [new ListInput(InputKind.Answers, "risposta.csv", ContentHash.Of([9]), 900)],
        new VerdictCounts(1, 2, 3, 4, 5, 6),
        [new ReasonCount(Verdict.Withhold, "no-basis(SCR-02)", 2), new ReasonCount(Verdict.Duplicate, "duplicate", 5)],
        [new ValidityCount(asOf + Duration.FromDays(15), 1), new ValidityCount(null, 2)],
        new ScreeningOutputs(ContentHash.Of([1, number]), ContentHash.Of([2, number]), ContentHash.Of([3, number])),
        null,
        new EvidenceId(new Guid(number, 3, 0, new byte[8])),
        new ReceiptId(new Guid(number, 4, 0, new byte[8])),
        asOf);

    private static async Task KeepAsync(TestDatabase db, ContactList? list, ScreeningRecord? record) =>
        (await db.CommitAsync<IScreenings, bool>(async store =>
        {
            if (list is not null)
            {
                await store.AddAsync(list, default);
            }

            if (record is not null)
            {
                await store.AddAsync(record, default);
            }

            return true;
        })).ValueOrThrow();
}
