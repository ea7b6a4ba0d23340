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
        : SeenPages.TakeAsync((count, from) => inner.ListsAsync(count, from, ct), before, list => list.Id, list => boundary.SeesAsync(list, ct), limit);

    public async Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct) => await OnlySeenAsync(await inner.NewestOfAsync(id, ct), ct);

    public async Task<Sequence<ScreeningRecord>> OfListAsync(ListId id, CancellationToken ct) =>
        await SeesAsync(id, ct) ? await inner.OfListAsync(id, ct) : [];

    public async Task<Sequence<ScreeningRecord>> NewestOfCampaignAsync(CampaignId campaign, Instant before, CancellationToken ct)
    {
        var found = new List<ScreeningRecord>();
        foreach (var record in await inner.NewestOfCampaignAsync(campaign, before, ct))
        {
            if (await SeesAsync(record.List, ct))
            {
                found.Add(record);
            }
        }

        return Sequence.From(found);
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
