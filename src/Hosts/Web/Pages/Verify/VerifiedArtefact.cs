// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>What verifying something came to, whatever it was, as the page shows it.</summary>
/// <param name="Summary">One of four words.</param>
/// <param name="Checks">The checks, each by itself.</param>
/// <param name="IsDemonstration">True when it says that it is a demonstration.</param>
/// <param name="Title">What is attested, and by whom; empty where it names nothing.</param>
public sealed record VerifiedArtefact(CredentialSummary Summary, Sequence<Check> Checks, bool IsDemonstration, string Title)
{
    /// <summary>Of a credential.</summary>
    public static VerifiedArtefact Of(CredentialVerdict verdict) => new(verdict.Summary, verdict.Verification.Checks, verdict.IsDemonstration, Who(verdict.Document));

    /// <summary>Of a screening receipt.</summary>
    public static VerifiedArtefact Of(ReceiptVerdict verdict) =>
        new(verdict.Summary, verdict.Verification.Checks, verdict.Receipt?.Demonstration ?? false, verdict.Title);

    /// <summary>Of a proof from a log.</summary>
    public static VerifiedArtefact Of(LogProofVerdict verdict) =>
        new(verdict.Summary, verdict.Verification.Checks, false, verdict.Entry is { } entry ? $"{entry.TypeName} · {entry.Subject}" : "");

    private static string Who(Json.Map document) => string.Join(" · ", new[]
    {
        document["name"], (document["credentialSubject"] as Json.Map)?["name"], (document["issuer"] as Json.Map)?["id"] ?? document["issuer"],
    }.OfType<Json.Text>().Select(text => text.Value).Distinct());
}
