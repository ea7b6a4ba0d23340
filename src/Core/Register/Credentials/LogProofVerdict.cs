// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>What a <c>.tlog-proof</c> file shows by itself: that an entry is in a log, and whether the log continues the one remembered.</summary>
/// <param name="Verification">The checks.</param>
/// <param name="Entry">The entry it speaks of; null where there is none, or it cannot be read.</param>
public sealed record LogProofVerdict(Verification Verification, RegisterEntry? Entry)
{
    /// <summary>One of two words: valid, or cannot be verified.</summary>
    public CredentialSummary Summary => Verification.Holds ? CredentialSummary.Valid : CredentialSummary.CannotBeVerified;

    /// <summary>Verifies a proof.</summary>
    /// <param name="proof">The proof; it may hold the entry itself, for which it then vouches.</param>
    /// <param name="means">The keys of logs trusted, the checkpoint remembered and, where it was given apart, the entry.</param>
    public static LogProofVerdict Of(TlogProof proof, VerificationMeans means)
    {
        var bytes = means.Entry ?? (proof.Extra.IsEmpty ? null : proof.Extra);
        var origin = proof.Checkpoint.Text.Split('\n')[0];
        List<NoteKey> keys = [.. means.Policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519)];
        var entry = bytes is { } given && RegisterEntry.Parse(given.AsSpan()) is Result<RegisterEntry>.Ok ok ? ok.Value : null;
        Outcome form = bytes is null ? new Outcome.NotRun(CredentialReasons.EntryNotGiven)
            : entry is null ? new Outcome.NotMet(CredentialReasons.NotAnEntry)
            : new Outcome.Met();
        Outcome inclusion = bytes is not { } leaf ? new Outcome.NotRun(CredentialReasons.EntryNotGiven)
            : keys.Count == 0 ? new Outcome.NotRun(CredentialReasons.LogNotKnown)
            : proof.Verify(MerkleHash.Leaf(leaf.AsSpan()), origin, keys) is Result<SignedCheckpoint>.Ok ? new Outcome.Met()
            : new Outcome.NotMet(CredentialReasons.LogProofWrong);
        return new LogProofVerdict(
            new Verification(
            [
                new Check(CredentialChecks.Form, form),
                new Check(CredentialChecks.LogInclusion, inclusion),
                new Check(CredentialChecks.LogConsistency, CredentialVerification.Consistency(means with { LogProof = proof }), Required: false),
            ]),
            entry);
    }
}
