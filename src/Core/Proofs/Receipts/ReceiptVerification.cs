// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Proofs;

/// <summary>What can be checked of a receipt from itself and the issuer's keys, and of a proof from its receipt: no file, no store, no clock.</summary>
public static class ReceiptVerification
{
    private const string Allow = "allow";

    private static readonly OffsetDateTimePattern Until = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");

    /// <summary>Checks form, envelope and that the figures fit together.</summary>
    /// <param name="envelope">The receipt as it was handed over.</param>
    /// <param name="keys">Keys that came from elsewhere than the receipt; without any the signature is not looked at, which is no pass.</param>
    public static Sequence<Check> Of(SignedEnvelope envelope, IReadOnlyCollection<TrustedKey> keys)
    {
        var read = ReceiptForm.Read(envelope);
        var receipt = (read as Result<ScreeningReceipt>.Ok)?.Value;
        var signed = envelope.Verify(ReceiptForm.PayloadType, keys, ReceiptKeys.Purpose, receipt?.IssuedAt ?? default).Checks;
        var named = new Check(ReceiptChecks.KeyNamed, KeyNamed(envelope, keys, signed));
        if (receipt is not null)
        {
            return [new Check(ReceiptChecks.Form, new Outcome.Met()), .. signed, named, new Check(ReceiptChecks.RowsAddUp, RowsAddUp(receipt))];
        }

        // Without its date nobody can say whether the key was in use; the signature itself is looked at all the same.
        var unread = new Outcome.NotRun(ReceiptReasons.NotRead);
        return
        [
            new Check(ReceiptChecks.Form, new Outcome.NotMet(FormReason(((Result<ScreeningReceipt>.Refused)read).Refusals[0]))),
            .. signed.Select(check => check.Name == SignedEnvelope.KeyInUseCheck ? check with { Outcome = unread } : check),
            named,
            new Check(ReceiptChecks.RowsAddUp, unread),
        ];
    }

    /// <summary>Checks that a proof opens a row of a receipt, which must itself be verified apart.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="payload">The hash of its payload.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="digits">The number it should be about, country code first; null to take whatever number it names.</param>
    public static Sequence<Check> Of(ScreeningReceipt receipt, ContentHash payload, ReceiptProof proof, ulong? digits)
    {
        var number = new Check(
            ReceiptChecks.Number,
            digits is null ? new Outcome.NotRun(ReceiptReasons.NotGiven) : proof.Digits == digits ? new Outcome.Met() : new Outcome.NotMet(ReceiptReasons.OtherNumber),
            Required: digits is not null);
        Outcome opened = proof.Receipt != receipt.Id || proof.ReceiptHash != payload ? new Outcome.NotMet(ReceiptReasons.OtherReceipt)
            : !Knows(receipt, proof.Outcome) ? new Outcome.NotMet(ReceiptReasons.OutcomeUnknown)
            : proof.Proves(receipt.Tree) ? new Outcome.Met()
            : new Outcome.NotMet(ReceiptReasons.PathWrong);
        return [new Check(ReceiptChecks.Proof, opened), number];
    }

    // The signature does not cover the name of its key: whoever keeps the receipt wants to hear that it was changed.
    private static Outcome KeyNamed(SignedEnvelope envelope, IReadOnlyCollection<TrustedKey> keys, Sequence<Check> signed)
    {
        if (signed.FirstOrDefault(check => check.Name == SignedEnvelope.SignatureCheck)?.Outcome is not Outcome.Met)
        {
            return new Outcome.NotRun(keys.Count == 0 ? EnvelopeReasons.NoTrustedKey : EnvelopeReasons.SignatureNotGood);
        }

        var bytes = SignedEnvelope.PreAuthenticationEncoding(envelope.PayloadType, envelope.Payload.AsSpan());
        return envelope.Signatures.All(signature => keys.Any(key => key.Key.Id == signature.KeyId && key.Key.Verify(bytes, signature.Signature.AsSpan())))
            ? new Outcome.Met()
            : new Outcome.NotMet(ReceiptReasons.OtherKeyNamed);
    }

    private static string FormReason(Refusal refusal) => refusal is ReceiptVersionUnknown
        ? ReceiptReasons.OtherVersion
        : ReceiptReasons.NotReceipt + (refusal.Where is { } where ? ": " + where : "");

    private static Outcome RowsAddUp(ScreeningReceipt receipt)
    {
        var rows = receipt.Counts.ToDictionary(count => count.Verdict, count => (Int128)count.Rows);
        var reasons = receipt.Reasons.GroupBy(reason => reason.Verdict).ToDictionary(group => group.Key, group => group.Aggregate((Int128)0, (sum, one) => sum + one.Rows));
        var callable = rows.GetValueOrDefault(Allow);
        return rows.Values.Aggregate((Int128)0, (sum, one) => sum + one) != receipt.List.Rows ? new Outcome.NotMet(ReceiptReasons.RowsDiffer)
            : receipt.Tree.Size != receipt.List.Rows ? new Outcome.NotMet(ReceiptReasons.OtherSize)
            : receipt.Reasons.Any(reason => reason.Rows == 0 || reason.Rows > rows.GetValueOrDefault(reason.Verdict))
                || receipt.Reasons.DistinctBy(reason => (reason.Verdict, reason.Reason)).Count() != receipt.Reasons.Count
                || rows.Any(count => count.Key != Allow && reasons.GetValueOrDefault(count.Key) < count.Value) ? new Outcome.NotMet(ReceiptReasons.ReasonsDiffer)
            : receipt.ValidUntil is { } until && (callable == 0 || until < receipt.AsOf) ? new Outcome.NotMet(ReceiptReasons.EndsWrongly)
            : new Outcome.Met();
    }

    // The receipt's own tables leave whoever made it no room to look for two outcomes with one short digest.
    private static bool Knows(ScreeningReceipt receipt, ReceiptOutcome outcome)
    {
        var mayEnd = outcome.Verdict == Allow;
        return receipt.Counts.Any(count => count.Verdict == outcome.Verdict && count.Rows > 0)
            && outcome.Reasons.All(reason => receipt.Reasons.Any(known => known.Verdict == outcome.Verdict && known.Reason == reason))
            && outcome.Reasons.Distinct().Count() == outcome.Reasons.Count
            && (mayEnd || !outcome.Reasons.IsEmpty)
            && (outcome.ValidUntil is not { } text || (mayEnd && IsUntil(receipt, text)));
    }

    // In the files an end is cut back to its second.
    private static bool IsUntil(ScreeningReceipt receipt, string text) =>
        Until.Parse(text).TryGetValue(default, out var end)
        && Until.Format(RomeTime.At(end.ToInstant()).ToOffsetDateTime()) == text
        && receipt.ValidUntil is { } first && end.ToInstant() > first - Duration.FromSeconds(1);
}
