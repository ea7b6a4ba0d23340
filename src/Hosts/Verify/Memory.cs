// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>The newest checkpoint seen, kept in a file, so that a log cannot show one history today and another tomorrow.</summary>
internal static class Memory
{
    public static Checkpoint? Read(VerifyOptions options, VerificationPolicy policy) =>
        options.MemoryFile is { } path && Trust.File(path) is { } note && Open(note, policy) is { } signed ? signed.Checkpoint : null;

    /// <summary>Remembers the checkpoint of a proof that was verified, when it is newer and nothing speaks against it.</summary>
    public static void Keep(VerifyOptions options, TlogProof? proof, Verification verification, VerificationMeans means)
    {
        var included = verification.Checks.Any(check => check is { Name: CredentialChecks.LogInclusion, Outcome: Outcome.Met });
        var consistent = means.Remembered is null || verification.Checks.Any(check => check is { Name: CredentialChecks.LogConsistency, Outcome: Outcome.Met });
        if (options.MemoryFile is { } path && proof is not null && included && consistent
            && Open(proof.Checkpoint.ToBytes(), means.Policy) is { } signed && signed.Checkpoint.Size >= (means.Remembered?.Size ?? 0))
        {
            File.WriteAllBytes(path, proof.Checkpoint.ToBytes());
        }
    }

    private static SignedCheckpoint? Open(byte[] note, VerificationPolicy policy)
    {
        var origins = policy.LogKeys.Where(key => key.Kind == NoteKeyKind.Ed25519).Select(key => key.Name).Distinct();
        return origins.Select(origin => SignedCheckpoint.Open(note, origin, policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519)))
            .OfType<Result<SignedCheckpoint>.Ok>().FirstOrDefault()?.Value;
    }
}
