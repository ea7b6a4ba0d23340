// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using NodaTime;

namespace Filiera.Verify;

/// <summary>What can be said of a screening receipt from itself and the keys given.</summary>
internal static class ReceiptFindings
{
    public static Findings Of(SignedEnvelope envelope, Sequence<TrustedKey> keys, Instant now)
    {
        var receipt = (ReceiptForm.Read(envelope) as Result<ScreeningReceipt>.Ok)?.Value;
        var verification = new Verification(ReceiptVerification.Of(envelope, keys));
        var summary = !verification.Holds ? CredentialSummary.CannotBeVerified
            : receipt?.ValidUntil is { } until && until <= now ? CredentialSummary.RevokedOrExpired
            : CredentialSummary.Valid;
        return new Findings("receipt", verification.Checks, summary, receipt?.Demonstration ?? false, receipt is null ? "" : $"{receipt.Id} · {receipt.Centre.Name}");
    }
}
