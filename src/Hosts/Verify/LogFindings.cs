// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What can be said of a <c>.tlog-proof</c> file: that an entry is in a log, and that the log is the one remembered.</summary>
internal static class LogFindings
{
    public static Findings Of(TlogProof proof, VerificationMeans means)
    {
        // The file may hold the entry itself, for which its proof then vouches.
        var bytes = means.Entry ?? (proof.Extra.IsEmpty ? null : proof.Extra);
        var origin = proof.Checkpoint.Text.Split('\n')[0];
        List<NoteKey> keys = [.. means.Policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519)];
        var entry = bytes is { } given && RegisterEntry.Parse(given.AsSpan()) is Result<RegisterEntry>.Ok ok ? ok.Value : null;
        Outcome form = bytes is null ? new Outcome.NotRun(CredentialReasons.NoLogProof)
            : entry is null ? new Outcome.NotMet(CredentialReasons.EntryOfAnother)
            : new Outcome.Met();
        Outcome inclusion = bytes is not { } leaf ? new Outcome.NotRun(CredentialReasons.NoLogProof)
            : keys.Count == 0 ? new Outcome.NotRun(CredentialReasons.LogNotKnown)
            : proof.Verify(MerkleHash.Leaf(leaf.AsSpan()), origin, keys) is Result<SignedCheckpoint>.Ok ? new Outcome.Met()
            : new Outcome.NotMet(CredentialReasons.LogProofWrong);
        Sequence<Check> checks = [new(CredentialChecks.Form, form), new(CredentialChecks.LogInclusion, inclusion)];
        return new Findings(
            "log-proof",
            checks,
            new Verification(checks).Holds ? CredentialSummary.Valid : CredentialSummary.CannotBeVerified,
            IsDemonstration: false,
            entry is null ? "" : $"{entry.Type} · {entry.Subject}");
    }
}
