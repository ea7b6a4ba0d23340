// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>The credential of a certificate in the register: what its entries say of it today, and nothing more, for a firm as a seal and for a person as an Open Badge.</summary>
public static class CertificateCredential
{
    /// <summary>Signs it. A person's bears no name: whoever has its number learns no more from it than the register says.</summary>
    /// <returns>The credential, or why no key can be had, or <see cref="CredentialUnreadable"/>.</returns>
    public static async Task<Result<SecuredCredential>> IssueAsync(CredentialDesk desk, Did issuer, RegisterCertificate certificate, string? holderName, CancellationToken ct)
    {
        var (standing, number) = (certificate.Standing, certificate.Number);
        var key = CertificateActs.StatusKey(certificate.Subject, standing.Holder);
        var head = desk.Head(
            issuer,
            $"https://{issuer.Host}/credenziali/certificato/{key[(key.LastIndexOf(':') + 1)..]}",
            RomeTime.StartOf(standing.Issued),
            standing.ValidUntil is { } until ? RomeTime.StartOf(until) : null,
            [await desk.StatusOfAsync(issuer, StatusPurpose.Revocation, key, ct), await desk.StatusOfAsync(issuer, StatusPurpose.Suspension, key, ct)]);
        return await desk.IssueAsync(issuer, standing.Holder.IsCommitted ? Persons(head, certificate) : Firms(head, certificate, holderName ?? standing.Holder.Id!), ct);
    }

    private static Json.Map Firms(CredentialHead head, RegisterCertificate certificate, string name)
    {
        var vat = certificate.Standing.Holder.Id!;
        return new FirmCertificate(
            head,
            new NamedNode("urn:filiera:vat:" + vat, name),
            vat,
            certificate.Number,
            Scheme(certificate),
            certificate.Scheme,
            certificate.Standing.Issued,
            certificate.Services,
            Sequence.From(certificate.Sites.Select(site => new NamedNode($"urn:filiera:site:{vat}:{site}", site)))).ToCredential();
    }

    private static Json.Map Persons(CredentialHead head, RegisterCertificate certificate) => new PersonCertificate(
        head,
        head.Id + "#holder",
        null,
        certificate.Number,
        Scheme(certificate) + ":profile",
        certificate.Number,
        "Certificate " + certificate.Number,
        Scheme(certificate),
        certificate.Scheme,
        certificate.Scheme.ToString(),
        certificate.Standing.Issued,
        Sequence.From(certificate.Alignments.Select(FrameworkAlignment.Read).OfType<FrameworkAlignment>())).ToCredential();

    private static string Scheme(RegisterCertificate certificate) => "urn:filiera:scheme:" + certificate.Scheme.ToHex();
}
