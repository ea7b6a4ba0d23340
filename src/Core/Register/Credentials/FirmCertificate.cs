// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>A firm's certificate: what services at which sites conform to which edition of a scheme.</summary>
/// <param name="Head">What every credential says.</param>
/// <param name="Holder">The firm.</param>
/// <param name="VatNumber">Country and VAT number; null for a sole trader who is not listed by it.</param>
/// <param name="Number">The certificate's number.</param>
/// <param name="Scheme">The scheme, an absolute IRI.</param>
/// <param name="SchemeHash">The hash of the scheme's edition.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="Services">The services certified.</param>
/// <param name="Sites">The sites certified.</param>
public sealed record FirmCertificate(
    CredentialHead Head,
    NamedNode Holder,
    string? VatNumber,
    string Number,
    string Scheme,
    ContentHash SchemeHash,
    LocalDate DecidedOn,
    Sequence<string> Services,
    Sequence<NamedNode> Sites)
{
    /// <summary>The credential, unsigned.</summary>
    public Json.Map ToCredential()
    {
        var subject = Json.Object(
            ("certificateNumber", Number),
            ("decidedOn", LocalDatePattern.Iso.Format(DecidedOn)),
            ("id", Holder.Id),
            ("name", Holder.Name),
            ("scheme", Scheme),
            ("schemeHash", SchemeHash.ToString()),
            ("service", Json.Array(Services.Select(service => (Json)service))),
            ("site", Json.Array(Sites.Select(site => (Json)site.ToJson("Site")))),
            ("type", "CertifiedOrganisation")).Members;
        return Head.ToJson(
            badge: false, Number, new Json.Map(VatNumber is { } vat ? subject.Add("vatNumber", vat) : subject), "ServiceConformityCredential");
    }
}
