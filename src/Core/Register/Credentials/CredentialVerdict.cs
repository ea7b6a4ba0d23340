// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>What verifying a credential came to: the checks, each by itself, and what they come to.</summary>
/// <param name="Verification">The checks.</param>
/// <param name="IsDemonstration">True when the credential says that it is one.</param>
/// <param name="Document">The credential without proofs.</param>
public sealed record CredentialVerdict(Verification Verification, bool IsDemonstration, Json.Map Document)
{
    /// <summary>One of four words. Expiry and status are believed only of what is genuine.</summary>
    public CredentialSummary Summary
    {
        get
        {
            if (Verification.Checks.Any(Stops))
            {
                return CredentialSummary.CannotBeVerified;
            }

            var against = Verification.Checks.Select(check => check.Outcome).OfType<Outcome.NotMet>().Select(outcome => outcome.Because).ToHashSet();
            return against.Contains(CredentialReasons.Revoked) || against.Contains(CredentialReasons.Expired) ? CredentialSummary.RevokedOrExpired
                : against.Contains(CredentialReasons.Suspended) ? CredentialSummary.Suspended
                : CredentialSummary.Valid;
        }
    }

    private static bool Stops(Check check) => check.Outcome switch
    {
        Outcome.NotMet { Because: CredentialReasons.Expired or CredentialReasons.Revoked or CredentialReasons.Suspended } => false,
        Outcome.NotMet => true,
        Outcome.NotRun => check.Required,
        _ => false,
    };
}
