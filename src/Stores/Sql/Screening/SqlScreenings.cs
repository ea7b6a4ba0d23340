// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Contact lists and their screenings in the system of record.</summary>
internal sealed class SqlScreenings(FilieraContext context) : IScreenings
{
    public Task AddAsync(ContactList list, CancellationToken ct) => SaveAsync(ContactListRow.From(list), ct);

    public Task AddAsync(ScreeningRecord record, CancellationToken ct) => SaveAsync(ScreeningRow.From(record), ct);

    public async Task<ContactList?> FindAsync(ListId id, CancellationToken ct) =>
        (await context.Set<ContactListRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToList();

    public async Task<Sequence<ContactList>> ListsAsync(int limit, ListId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = context.Set<ContactListRow>().AsNoTracking();
        // Identifiers are UUIDv7: their order is the order of delivery, on both engines.
        rows = before is { } last ? rows.Where(row => row.Id.CompareTo(last.Value) < 0) : rows;
        return Sequence.From((await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).Select(row => row.ToList()));
    }

    public async Task<ScreeningRecord?> NewestOfAsync(ListId id, CancellationToken ct) =>
        (await context.Set<ScreeningRow>().AsNoTracking().Where(row => row.List == id.Value)
            .OrderByDescending(row => row.AsOf).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct))?.ToRecord();

    private async Task SaveAsync<TRow>(TRow row, CancellationToken ct)
        where TRow : class
    {
        context.RequireUnit();
        context.Add(row);
        await context.SaveChangesAsync(ct);
    }
}
