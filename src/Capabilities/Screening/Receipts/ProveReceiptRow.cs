// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Makes the proof for one number of a receipt that is kept here, while its secret is.</summary>
public sealed class ProveReceiptRow(IUnitOfWork unit, IReceipts receipts, IReceiptSecrets secrets, IBlobs blobs, IAuditTrail audit)
{
    /// <param name="id">The receipt.</param>
    /// <param name="number">The number: the proof tells whoever gets it that the number stood on the list, and what was decided.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>
    /// The proof; or <see cref="ReceiptUnknown"/>, <see cref="ReceiptSecretNotKept"/>, <see cref="BlobMissing"/> where list or outputs are no
    /// longer kept, <see cref="NumberNotOnList"/> or <see cref="ReceiptFilesDiffer"/>.
    /// </returns>
    public async Task<Result<ReceiptProof>> RunAsync(ReceiptId id, SubscriberNumber number, Actor by, CancellationToken ct)
    {
        // 1. Facts: the receipt, its secret, the list and what came out.
        if (await receipts.FindAsync(id, ct) is not { } kept)
        {
            return new ReceiptUnknown();
        }

        var receipt = ReceiptForm.Read(kept.Envelope).ValueOrThrow();
        using var secret = await secrets.FindAsync(id, ct);
        if (secret is null)
        {
            return new ReceiptSecretNotKept();
        }

        if (await MissingAsync(receipt, ct) is { } missing)
        {
            return new Result<ReceiptProof>.Refused([missing]);
        }

        // 2. Evaluation: the tree again, and the way from the row to its root.
        using var rows = await ReceiptRows.OpenAsync(receipt, ReceiptFiles.Kept(receipt, blobs), ct);
        var proof = rows is null
            ? new ReceiptFilesDiffer()
            : new RowProver(receipt, kept.Envelope.PayloadHash, secret, rows.Begin).Prove(number);
        if (proof is not Result<ReceiptProof>.Ok)
        {
            return proof;
        }

        // 3. What leaves the house is on record; the number is not.
        return await unit.CommitAsync<ReceiptProof>(
            async token =>
            {
                await audit.AppendAsync(new AuditAct(by, "receipt-row-proved", "receipt", id.ToString(), Json.Object()), token);
                return proof;
            },
            ct);
    }

    private async Task<Refusal?> MissingAsync(ScreeningReceipt receipt, CancellationToken ct)
    {
        foreach (var hash in new[] { receipt.List.Hash, receipt.Outputs.Callable, receipt.Outputs.Withheld, receipt.Outputs.Rejected })
        {
            if (!await blobs.ExistsAsync(hash, ct))
            {
                return new BlobMissing(hash);
            }
        }

        return null;
    }
}
