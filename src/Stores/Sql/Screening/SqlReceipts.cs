// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Signed receipts in the system of record.</summary>
internal sealed class SqlReceipts(FilieraContext context) : IReceipts
{
    public Task AddAsync(KeptReceipt receipt, CancellationToken ct) => context.KeepAsync(ReceiptRow.From(receipt), ct);

    public async Task<KeptReceipt?> FindAsync(ReceiptId id, CancellationToken ct) =>
        (await Rows().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToReceipt();

    public async Task<Sequence<KeptReceipt>> ListAsync(int limit, ReceiptId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = before is { } last ? Rows().Where(row => row.Id.CompareTo(last.Value) < 0) : Rows();
        return Sequence.From((await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).Select(row => row.ToReceipt()));
    }

    private IQueryable<ReceiptRow> Rows() => context.Set<ReceiptRow>().AsNoTracking();
}
