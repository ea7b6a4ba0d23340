// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Contact lists and their screenings in the system of record.</summary>
internal sealed class SqlScreenings(FilieraContext context) : IScreenings
{
    public Task AddAsync(ContactList list, CancellationToken ct) => context.KeepAsync(ContactListRow.From(list), ct);

    public Task AddAsync(ScreeningRecord record, CancellationToken ct) => context.KeepAsync(ScreeningRow.From(record), ct);

    public async Task<ContactList?> FindAsync(ListId id, CancellationToken ct) =>
        (await Lists().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToList();

    public async Task<ScreeningRecord?> FindAsync(ScreeningId id, CancellationToken ct) =>
        (await Screenings().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToRecord();

    public async Task<Sequence<ContactList>> ListsAsync(int limit, ListId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        // Identifiers are UUIDv7: their order is the order of delivery, on both engines.
        var rows = before is { } last ? Lists().Where(row => row.Id.CompareTo(last.Value) < 0) : Lists();
        return Sequence.From((await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).Select(row => row.ToList()));
    }

    public async Task<Sequence<ListSummary>> SummariesAsync(int limit, ListId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = before is { } last ? Lists().Where(row => row.Id.CompareTo(last.Value) < 0) : Lists();
        return Sequence.From(await Summaries(rows.OrderByDescending(row => row.Id).Take(limit)).ToListAsync(ct));
    }

    public async Task<Sequence<ListSummary>> SummariesAsync(IReadOnlyCollection<ListId> ids, CancellationToken ct)
    {
        var wanted = ids.Select(id => id.Value).Distinct().ToList();
        return wanted.Count == 0 ? [] : Sequence.From(await Summaries(Lists().Where(row => wanted.Contains(row.Id)).OrderBy(row => row.Id)).ToListAsync(ct));
    }

    public async Task<Sequence<ScreeningSummary>> NewestOfAsync(IReadOnlyCollection<ListId> lists, CancellationToken ct)
    {
        var wanted = lists.Select(id => id.Value).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var newest = Screenings().Where(row => wanted.Contains(row.List) && !Screenings().Any(later => later.List == row.List && later.Id.CompareTo(row.Id) > 0));
        return Sequence.From(await newest.OrderBy(row => row.List)
            .Select(row => new ScreeningSummary(
                new ScreeningId(row.Id), new ListId(row.List),
                new VerdictCounts(row.Allow, row.Withhold, row.Review, row.Foreign, row.Duplicate, row.Unreadable), row.ValidUntil, row.At))
            .ToListAsync(ct));
    }

    public async Task<Sequence<ScreeningFreshness>> FreshnessAsync(IReadOnlyCollection<CampaignId> campaigns, Instant from, Instant before, CancellationToken ct)
    {
        var wanted = campaigns.Select(id => id.Value).Distinct().ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var rows = from list in Lists()
                   where wanted.Contains(list.Campaign)
                   join row in Screenings() on list.Id equals row.List
                   where row.At < before && !Screenings().Any(later => later.List == row.List && later.At < @from && later.Id.CompareTo(row.Id) > 0)
                   orderby row.List, row.Id
                   select new
                   {
                       row.Id,
                       row.List,
                       list.Centre,
                       list.Campaign,
                       row.At,
                       Rows = row.Allow + row.Withhold + row.Review + row.Foreign + row.Duplicate + row.Unreadable,
                       row.Validity,
                   };
        return Sequence.From((await rows.ToListAsync(ct)).Select(row => new ScreeningFreshness(
            new ScreeningId(row.Id), new ListId(row.List), new OrganisationId(row.Centre), new CampaignId(row.Campaign), row.At, row.Rows, ScreeningRow.ReadValidity(row.Validity))));
    }

    public async Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct) =>
        (await Screenings().Where(row => row.List == id.Value).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct))?.ToRecord();

    public async Task<Sequence<ScreeningRecord>> OfListAsync(ListId id, CancellationToken ct) => Sequence.From(
        (await Screenings().Where(row => row.List == id.Value).OrderBy(row => row.Id).ToListAsync(ct)).Select(row => row.ToRecord()));

    public async Task<Sequence<ScreeningRecord>> NewestOfCampaignAsync(CampaignId campaign, Instant before, CancellationToken ct)
    {
        var lists = Lists().Where(row => row.Campaign == campaign.Value).Select(row => row.Id);
        var rows = Screenings().Where(row => row.At < before && lists.Contains(row.List));
        var newest = rows.Where(row => !rows.Any(later => later.List == row.List && later.Id.CompareTo(row.Id) > 0));
        return Sequence.From((await newest.OrderBy(row => row.List).ToListAsync(ct)).Select(row => row.ToRecord()));
    }

    public async Task<ScreeningTotals> TotalsAsync(CancellationToken ct)
    {
        var newest = await Screenings().Where(row => !Screenings().Any(later => later.List == row.List && later.Id.CompareTo(row.Id) > 0))
            .GroupBy(_ => 1)
            .Select(rows => new
            {
                Screened = rows.LongCount(),
                Counts = new VerdictCounts(
                    rows.Sum(row => row.Allow), rows.Sum(row => row.Withhold), rows.Sum(row => row.Review),
                    rows.Sum(row => row.Foreign), rows.Sum(row => row.Duplicate), rows.Sum(row => row.Unreadable)),
            })
            .SingleOrDefaultAsync(ct);
        return new ScreeningTotals(
            await Lists().LongCountAsync(ct), newest?.Screened ?? 0, await Screenings().LongCountAsync(ct), newest?.Counts ?? new VerdictCounts(0, 0, 0, 0, 0, 0));
    }

    public async Task<bool> IsCitedAsync(ContentHash content, CancellationToken ct)
    {
        var text = content.ToString();
        return await Lists().AnyAsync(row => row.Content == content || row.Inputs.Contains(text), ct)
            || await Screenings().AnyAsync(row => row.Inputs.Contains(text), ct);
    }

    private static IQueryable<ListSummary> Summaries(IQueryable<ContactListRow> rows) => rows.Select(row => new ListSummary(
        new ListId(row.Id), row.Name, new OrganisationId(row.Centre), new CampaignId(row.Campaign), row.Bytes, row.At));

    private IQueryable<ContactListRow> Lists() => context.Set<ContactListRow>().AsNoTracking();

    private IQueryable<ScreeningRow> Screenings() => context.Set<ScreeningRow>().AsNoTracking();
}
