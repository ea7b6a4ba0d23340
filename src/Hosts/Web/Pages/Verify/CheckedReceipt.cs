// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Web;

/// <summary>A receipt, what checking it came to, and the proof for one number where one was given.</summary>
/// <param name="Verification">The checks, each by itself.</param>
/// <param name="Receipt">The receipt, or null when its payload is none.</param>
/// <param name="Envelope">What was handed over.</param>
/// <param name="Proof">The proof, or null.</param>
public sealed record CheckedReceipt(Verification Verification, ScreeningReceipt? Receipt, SignedEnvelope Envelope, ReceiptProof? Proof)
{
    /// <summary>One of four words: valid, expired, not valid, cannot be verified. What was not checked is never a pass.</summary>
    public (Tone Tone, string Word) Say(Instant now) =>
        Verification.Checks.Any(check => check.Outcome is Outcome.NotMet) ? (Tone.Breach, "verify.not-valid")
        : !Verification.Holds ? (Tone.Unknown, "verify.cannot")
        : Receipt?.ValidUntil is { } until && until <= now ? (Tone.Attention, "verify.expired")
        : (Tone.Met, "verify.valid");
}
