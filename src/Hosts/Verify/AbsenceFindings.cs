// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>What a register says of a certificate's number that it does not know, and whether it proves it.</summary>
internal static class AbsenceFindings
{
    /// <summary>Never valid: a register that knows no such certificate proves nothing for whoever shows it.</summary>
    public static Findings Of(RegisterAddress place, RegisterAnswer answer, VerificationMeans means)
    {
        var origin = answer.RootProof.Checkpoint.Text.Split('\n')[0];
        List<NoteKey> keys = [.. means.Policy.LogKeys.Where(key => key.Name == origin && key.Kind == NoteKeyKind.Ed25519)];
        Outcome proved = keys.Count == 0 ? new Outcome.NotRun(CredentialReasons.LogNotKnown)
            : answer.Verify(MapKey.OfCertificate(place.Number.ToUpperInvariant()), origin, keys) is Result<SignedCheckpoint>.Ok ? new Outcome.Met()
            : new Outcome.NotMet(CredentialReasons.LogProofWrong);
        return new Findings(
            "absence",
            [new Check(CredentialChecks.Presence, new Outcome.NotMet(CredentialReasons.NotInRegister)), new Check(CredentialChecks.AnswerProof, proved)],
            CredentialSummary.CannotBeVerified,
            IsDemonstration: false,
            $"{place.Number} · {place.Host}");
    }
}
