// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The secrets of receipts: kept apart, and erasable.</summary>
internal sealed class SqlReceiptSecrets(FilieraContext context) : IReceiptSecrets
{
    public async Task AddAsync(ReceiptId receipt, SaltSecret secret, CancellationToken ct)
    {
        var bytes = new byte[SaltSecret.Size];
        secret.Export(bytes);
        await context.KeepAsync(new ReceiptSecretRow { Receipt = receipt.Value, Secret = bytes }, ct);
        context.ChangeTracker.Clear();
        CryptographicOperations.ZeroMemory(bytes);
    }

    public async Task<SaltSecret?> FindAsync(ReceiptId receipt, CancellationToken ct)
    {
        var row = await context.Set<ReceiptSecretRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Receipt == receipt.Value, ct);
        if (row is null)
        {
            return null;
        }

        var secret = new SaltSecret(row.Secret);
        CryptographicOperations.ZeroMemory(row.Secret);
        return secret;
    }

    public async Task<bool> EraseAsync(ReceiptId receipt, CancellationToken ct)
    {
        context.RequireUnit();
        var rows = context.Set<ReceiptSecretRow>().Where(row => row.Receipt == receipt.Value);

        // Overwritten first: a deleted row's bytes may stay in a page of the file until it is used again.
        var nothing = new byte[SaltSecret.Size];
        await rows.ExecuteUpdateAsync(row => row.SetProperty(one => one.Secret, nothing), ct);
        return await rows.ExecuteDeleteAsync(ct) == 1;
    }
}
