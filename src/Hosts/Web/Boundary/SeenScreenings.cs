// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Web;

/// <summary>Lists and screenings within the boundary.</summary>
internal sealed class SeenScreenings(IScreenings inner, Boundary boundary) : IScreenings
{
    public async Task AddAsync(ContactList list, CancellationToken ct)
    {
        Boundary.Require(await boundary.SeesAsync(list, ct));
        await inner.AddAsync(list, ct);
    }

    public async Task AddAsync(ScreeningRecord record, CancellationToken ct)
    {
        Boundary.Require(await SeesAsync(record.List, ct));
        await inner.AddAsync(record, ct);
    }

    public async Task<ContactList?> FindAsync(ListId id, CancellationToken ct) =>
        await inner.FindAsync(id, ct) is { } list && await boundary.SeesAsync(list, ct) ? list : null;

    public async Task<ScreeningRecord?> FindAsync(ScreeningId id, CancellationToken ct) => await OnlySeenAsync(await inner.FindAsync(id, ct), ct);

    public Task<Sequence<ContactList>> ListsAsync(int limit, ListId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListsAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListsAsync(count, from, ct), before, list => list.Id, async _ =>
        {
            var seen = await boundary.SeenListsAsync(ct);
            return list => seen(list.Centre, list.Campaign);
        },
        limit);

    public Task<Sequence<ListSummary>> SummariesAsync(int limit, ListId? before, CancellationToken ct) => boundary.Only is null
        ? inner.SummariesAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.SummariesAsync(count, from, ct), before, list => list.Id, async _ =>
        {
            var seen = await boundary.SeenListsAsync(ct);
            return list => seen(list.Centre, list.Campaign);
        },
        limit);

    public async Task<Sequence<ListSummary>> SummariesAsync(IReadOnlyCollection<ListId> ids, CancellationToken ct)
    {
        var seen = await boundary.SeenListsAsync(ct);
        return Sequence.From((await inner.SummariesAsync(ids, ct)).Where(list => seen(list.Centre, list.Campaign)));
    }

    public async Task<Sequence<ScreeningSummary>> NewestOfAsync(IReadOnlyCollection<ListId> lists, CancellationToken ct) =>
        await inner.NewestOfAsync(boundary.Only is null ? lists : [.. (await SummariesAsync(lists, ct)).Select(list => list.Id)], ct);

    public async Task<Sequence<ScreeningFreshness>> FreshnessAsync(IReadOnlyCollection<CampaignId> campaigns, Instant from, Instant before, CancellationToken ct)
    {
        var seen = await boundary.SeenListsAsync(ct);
        return Sequence.From((await inner.FreshnessAsync(campaigns, from, before, ct)).Where(one => seen(one.Centre, one.Campaign)));
    }

    public async Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct) => await OnlySeenAsync(await inner.NewestOfAsync(id, ct), ct);

    public async Task<Sequence<ScreeningRecord>> OfListAsync(ListId id, CancellationToken ct) =>
        await SeesAsync(id, ct) ? await inner.OfListAsync(id, ct) : [];

    public async Task<Sequence<ScreeningRecord>> NewestOfCampaignAsync(CampaignId campaign, Instant before, CancellationToken ct)
    {
        var found = await inner.NewestOfCampaignAsync(campaign, before, ct);
        if (boundary.Only is null)
        {
            return found;
        }

        var seen = (await SummariesAsync([.. found.Select(record => record.List)], ct)).Select(list => list.Id).ToHashSet();
        return Sequence.From(found.Where(record => seen.Contains(record.List)));
    }

    // Sums over everything are for everybody: who is bounded to one organisation is not given them.
    public Task<ScreeningTotals> TotalsAsync(CancellationToken ct)
    {
        Boundary.Require(boundary.Only is null);
        return inner.TotalsAsync(ct);
    }

    public Task<bool> IsCitedAsync(ContentHash content, CancellationToken ct) => inner.IsCitedAsync(content, ct);

    private async Task<ScreeningRecord?> OnlySeenAsync(ScreeningRecord? record, CancellationToken ct) =>
        record is not null && await SeesAsync(record.List, ct) ? record : null;

    private async Task<bool> SeesAsync(ListId id, CancellationToken ct) =>
        boundary.Only is null || await boundary.SeesAsync(await inner.FindAsync(id, ct), ct);
}
