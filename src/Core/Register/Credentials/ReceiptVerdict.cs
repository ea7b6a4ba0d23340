// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>What can be said of a screening receipt from itself and the keys at hand.</summary>
/// <param name="Verification">The checks.</param>
/// <param name="Summary">What they come to.</param>
/// <param name="Receipt">The receipt; null where it cannot be read.</param>
public sealed record ReceiptVerdict(Verification Verification, CredentialSummary Summary, ScreeningReceipt? Receipt)
{
    /// <summary>Its identifier and who screened; empty where it cannot be read.</summary>
    public string Title => Receipt is null ? "" : $"{Receipt.Id} · {Receipt.Centre.Name}";

    /// <summary>Verifies a receipt.</summary>
    /// <param name="envelope">The receipt as it was handed over.</param>
    /// <param name="keys">Keys that came from elsewhere than the receipt.</param>
    /// <param name="now">The instant for which it is asked.</param>
    public static ReceiptVerdict Of(SignedEnvelope envelope, IReadOnlyCollection<TrustedKey> keys, Instant now)
    {
        var receipt = (ReceiptForm.Read(envelope) as Kernel.Result<ScreeningReceipt>.Ok)?.Value;
        var verification = new Verification(ReceiptVerification.Of(envelope, keys));
        var summary = !verification.Holds ? CredentialSummary.CannotBeVerified
            : receipt?.ValidUntil is { } until && until <= now ? CredentialSummary.RevokedOrExpired
            : CredentialSummary.Valid;
        return new ReceiptVerdict(verification, summary, receipt);
    }
}
