// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Signs the receipt of a screening and keeps it, its secret apart. Call it inside the unit of work of the screening.</summary>
public sealed class SignReceipt(IReceipts receipts, IReceiptSecrets secrets, IKeyStore keys, ScreeningOptions options, IClock clock)
{
    /// <summary>What the receipt is about, as far as it is not in the receipt itself.</summary>
    public sealed record About(ScreeningId Screening, ListId List, CampaignId Campaign);

    /// <summary>A secret for the salts of a receipt: random, and on demonstration data a secret that the receipt's name decides.</summary>
    public SaltSecret SecretOf(ReceiptId receipt) => options.Demonstration
        ? new SaltSecret(SHA256.HashData([.. "filiera-demonstration-salts"u8, .. receipt.Value.ToByteArray(bigEndian: true)]))
        : SaltSecret.Generate();

    /// <param name="about">What it is about.</param>
    /// <param name="write">Writes the receipt, given when it is signed.</param>
    /// <param name="secret">The secret its tree was salted from; stays the caller's to dispose.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    /// <returns>The receipt as it is kept, or why there is no key.</returns>
    public async Task<Result<KeptReceipt>> RunAsync(About about, Func<Instant, ScreeningReceipt> write, SaltSecret secret, CancellationToken ct)
    {
        var opened = await keys.OpenOrCreateAsync(ReceiptKeys.Purpose, ct);
        if (opened is not Result<SigningKey>.Ok { Value: var key })
        {
            return ((Result<SigningKey>.Refused)opened).Refusals;
        }

        using (key)
        {
            // A key may have been made just now: a receipt is never older than the key that signs it, or nobody could trust it.
            var from = (await keys.ListAsync(ct)).First(known => known.Key.Id == key.Key.Id && known.Purpose == ReceiptKeys.Purpose.Name).From;
            var now = Operations.UtcMicroseconds.Floor(clock.GetCurrentInstant());
            var receipt = write(Instant.Max(now, from));
            var kept = new KeptReceipt(
                receipt.Id, about.Screening, about.List, about.Campaign, receipt.IssuedAt, receipt.ValidUntil, ReceiptForm.Seal(receipt, key));
            await receipts.AddAsync(kept, ct);
            await secrets.AddAsync(receipt.Id, secret, ct);
            return kept;
        }
    }
}
