// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Erases the secret of a receipt: its tree stays verifiable as a whole, and points to no number any more.</summary>
public sealed class EraseReceiptSecret(IUnitOfWork unit, IReceipts receipts, IReceiptSecrets secrets, IAuditTrail audit)
{
    /// <returns>The receipt, or <see cref="ReceiptUnknown"/>, or <see cref="ReceiptSecretNotKept"/> when it was erased before.</returns>
    public Task<Result<KeptReceipt>> RunAsync(ReceiptId id, Actor by, CancellationToken ct) => unit.CommitAsync<KeptReceipt>(
        async token =>
        {
            if (await receipts.FindAsync(id, token) is not { } receipt)
            {
                return new ReceiptUnknown();
            }

            if (!await secrets.EraseAsync(id, token))
            {
                return new ReceiptSecretNotKept();
            }

            await audit.AppendAsync(new AuditAct(by, "receipt-secret-erased", "receipt", id.ToString(), Json.Object()), token);
            return receipt;
        },
        ct);
}
