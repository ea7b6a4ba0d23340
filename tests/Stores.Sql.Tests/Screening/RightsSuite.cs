// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Rights requests and what was done about them: the same on every engine.</summary>
public abstract class RightsSuite(Engine engine)
{
    private const string Client = "01234567890";
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 20, 9, 0);
    private static readonly Actor Officer = new("person:officer");

    [Fact]
    public async Task A_request_comes_back_whole_with_its_events_in_order()
    {
        await using var db = await engine.CreateAsync();
        var request = Request(1) with { Phone = SubscriberNumber.Parse("+393471234567").ValueOrThrow(), Note = "Ha chiesto «perché?»; \"subito\"", Source = "outcome:1" };
        RightsEvent[] events =
        [
            new RightsEvent.ReceiptHanded(request.Id, Start, Officer, Start, RightsMeans.Email),
            new RightsEvent.Forwarded(request.Id, Start, Officer, Start, RightsMeans.CertifiedMail, null),
            new RightsEvent.Extended(request.Id, Start, Officer, Start, "Archivi in più sedi."),
            new RightsEvent.Answered(request.Id, Start, Officer, Start, RightsMeans.Letter, RightsOutcome.PartlyGranted, "In parte."),
            new RightsEvent.Closed(request.Id, Start, Officer, Start, "Conclusa."),
        ];
        await KeepAsync(db, request, events);

        var whole = RightsCase.Fold(request, events);
        Assert.Equal(whole, await FoundAsync(db, store => store.FindAsync(request.Id, default)));
        Assert.Equal(whole, await FoundAsync(db, store => store.FindAsync(request.Number, default)));
        Assert.Equal(whole, await FoundAsync(db, store => store.FindBySourceAsync("outcome:1", default)));
        Assert.Null(await FoundAsync(db, store => store.FindBySourceAsync("outcome:2", default)));
        Assert.Null(await FoundAsync(db, store => store.FindAsync(Request(2).Id, default)));
    }

    [Fact]
    public async Task Numbers_count_up_within_their_year()
    {
        await using var db = await engine.CreateAsync();
        await KeepAsync(db, Request(1));
        await KeepAsync(db, Request(2));

        Assert.Equal(new RightsRequestNumber(2026, 3), (await db.CommitAsync<IRightsRequests, RightsRequestNumber>(async store => await store.NextNumberAsync(2026, default))).ValueOrThrow());
        Assert.Equal(new RightsRequestNumber(2027, 1), (await db.CommitAsync<IRightsRequests, RightsRequestNumber>(async store => await store.NextNumberAsync(2027, default))).ValueOrThrow());
    }

    [Fact]
    public async Task Each_filter_leaves_what_it_names_newest_first()
    {
        await using var db = await engine.CreateAsync();
        var other = Request(2) with { ControllerVat = "09876543210", Centre = new OrganisationId(Id(8)), Kind = RightsRequestKind.Access, Channel = RightsChannel.Letter };
        var later = Request(3) with { ReceivedAt = Start + Duration.FromDays(40) };
        var done = Request(4);
        await KeepAsync(db, Request(1), new RightsEvent.Forwarded(Request(1).Id, Start, Officer, Start, RightsMeans.Email, null));
        await KeepAsync(db, other);
        await KeepAsync(db, later, new RightsEvent.Closed(later.Id, Start, Officer, Start, "Ripetuta."));
        await KeepAsync(
            db, done, new RightsEvent.Forwarded(done.Id, Start, Officer, Start, RightsMeans.File, null),
            new RightsEvent.Answered(done.Id, Start, Officer, Start, RightsMeans.Email, RightsOutcome.NothingHeld, null));

        Assert.Equal([4, 3, 2, 1], await PlacesAsync(db, RightsFilter.All));
        Assert.Equal([2], await PlacesAsync(db, RightsFilter.All with { ControllerVat = "09876543210" }));
        Assert.Equal([2], await PlacesAsync(db, RightsFilter.All with { Centre = new OrganisationId(Id(8)) }));
        Assert.Equal([2], await PlacesAsync(db, RightsFilter.All with { Kind = RightsRequestKind.Access }));
        Assert.Equal([2], await PlacesAsync(db, RightsFilter.All with { Channel = RightsChannel.Letter }));
        Assert.Equal([2, 1], await PlacesAsync(db, RightsFilter.All with { OnlyOpen = true }));
        Assert.Equal([3], await PlacesAsync(db, RightsFilter.All with { ReceivedFrom = Start + Duration.FromDays(40) }));
        Assert.Equal([4, 2, 1], await PlacesAsync(db, RightsFilter.All with { ReceivedBefore = Start + Duration.FromDays(40) }));
        Assert.Equal([2, 1], await PlacesAsync(db, RightsFilter.All, before: later.Id));
        Assert.Equal([4, 3], await PlacesAsync(db, RightsFilter.All, limit: 2));
    }

    [Fact]
    public async Task Who_made_a_request_is_erased_and_the_request_stays()
    {
        await using var db = await engine.CreateAsync();
        var request = Request(1) with { Phone = SubscriberNumber.Parse("+393471234567").ValueOrThrow(), Note = "Signora Finta" };
        RightsEvent[] events =
        [
            new RightsEvent.Forwarded(request.Id, Start, Officer, Start, RightsMeans.Email, "A Signora Finta"),
            new RightsEvent.Extended(request.Id, Start, Officer, Start, "Signora Finta ha più contratti."),
            new RightsEvent.Answered(request.Id, Start, Officer, Start, RightsMeans.Letter, RightsOutcome.Granted, null),
        ];
        await KeepAsync(db, request, events);

        Assert.True((await db.CommitAsync<IRightsRequests, bool>(async store => await store.EraseDetailsAsync(request.Id, default))).ValueOrThrow());
        Assert.False((await db.CommitAsync<IRightsRequests, bool>(async store => await store.EraseDetailsAsync(request.Id, default))).ValueOrThrow());
        Assert.Equal(RightsCase.Fold(request, events).WithoutDetails(), await FoundAsync(db, store => store.FindAsync(request.Id, default)));
    }

    [Fact]
    public async Task Nothing_is_written_outside_a_unit_or_changed_afterwards()
    {
        await using var db = await engine.CreateAsync();
        await KeepAsync(db, Request(1), new RightsEvent.Closed(Request(1).Id, Start, Officer, Start, "Ripetuta."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WithAsync<IRightsRequests, int>(async store =>
        {
            await store.AddAsync(Request(2), default);
            return 0;
        }));
        foreach (var table in (string[])["rights_requests", "rights_request_events"])
        {
            await using var scope = db.Scope();
            var database = scope.ServiceProvider.GetRequiredService<FilieraContext>().Database;
#pragma warning disable EF1002 // The names are those above.
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.ExecuteSqlRawAsync($"DELETE FROM {table}"));
#pragma warning restore EF1002
        }
    }

    private static async Task KeepAsync(TestDatabase db, RightsRequest request, params RightsEvent[] events) =>
        (await db.CommitAsync<IRightsRequests, int>(async store =>
        {
            await store.AddAsync(request, default);
            foreach (var done in events)
            {
                await store.AddAsync(done, default);
            }

            return 0;
        })).ValueOrThrow();

    private static Task<RightsCase?> FoundAsync(TestDatabase db, Func<IRightsRequests, Task<RightsCase?>> find) => db.WithAsync(find);

    private static async Task<IEnumerable<int>> PlacesAsync(TestDatabase db, RightsFilter filter, int limit = 10, RightsRequestId? before = null) =>
        (await db.WithAsync<IRightsRequests, Sequence<RightsCase>>(store => store.ListAsync(filter, limit, before, default))).Select(known => known.Request.Number.Place);

    private static Guid Id(int which) => Guid.Parse(FormattableString.Invariant($"019df21b-c740-7afb-be09-{which:000000000000}"));

    private static RightsRequest Request(int which) => new(
        new RightsRequestId(Id(which)), new RightsRequestNumber(2026, which), RightsRequestKind.Objection, RightsChannel.Gate, Client, new OrganisationId(Id(9)), null, null,
        Start, null, Officer, Start);
}
