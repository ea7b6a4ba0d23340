// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Receipts within the boundary: those of lists that are seen.</summary>
internal sealed class SeenReceipts(IReceipts inner, IScreenings screenings, Boundary boundary) : IReceipts
{
    public Task AddAsync(KeptReceipt receipt, CancellationToken ct) => inner.AddAsync(receipt, ct);

    public async Task<KeptReceipt?> FindAsync(ReceiptId id, CancellationToken ct) =>
        await inner.FindAsync(id, ct) is { } receipt && await SeesAsync(receipt, ct) ? receipt : null;

    public Task<Sequence<KeptReceipt>> ListAsync(int limit, ReceiptId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListAsync(count, from, ct), before, receipt => receipt.Id, async page =>
        {
            var seen = await screenings.SeenAmongAsync(page.Select(receipt => receipt.List), ct);
            return receipt => seen.Contains(receipt.List);
        },
        limit);

    private async Task<bool> SeesAsync(KeptReceipt receipt, CancellationToken ct) =>
        boundary.Only is null || await screenings.FindAsync(receipt.List, ct) is not null;
}
