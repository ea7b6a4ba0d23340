// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime.Text;

namespace Filiera.Register.Samples;

/// <summary>Entries of the log about a certificate's credential, which they know by its number.</summary>
internal static class SampleEntries
{
    /// <summary>The entry that issues what a firm's or a person's credential certifies.</summary>
    public static RegisterEntry Issuing(Json.Map credential) => Of(credential, EntryType.CertificateIssued);

    /// <summary>Entries about the credential, and others that differ from it in one thing each.</summary>
    public static IEnumerable<(RegisterEntry Entry, bool Speaks)> All(Json.Map credential)
    {
        yield return (Of(credential, EntryType.CertificateIssued), true);
        yield return (Of(credential, EntryType.CertificateRenewed), true);
        yield return (Of(credential, EntryType.CertificateTransferred), true);
        yield return (Of(credential, EntryType.CertificateIssued, number: "F-999999"), false);
        yield return (Of(credential, EntryType.CertificateIssued, holder: EntrySubject.Of(SubjectKind.Organisation, "IT99901010019")), false);
        yield return (Of(credential, EntryType.CertificateIssued, later: 1), false);
        yield return (Of(credential, EntryType.CertificateIssued, scheme: ContentHash.Of("another"u8).ToString()), false);
        yield return (Of(credential, EntryType.CertificateIssued, covers: true), true);
        yield return (Of(credential, EntryType.CertificateIssued, covers: false), false);
        yield return (Of(credential, EntryType.CertificateRenewed, ends: -1), false);
        yield return (Of(credential, EntryType.CertificateRenewed, ends: 40), credential["validUntil"] is not null);
    }

    private static RegisterEntry Of(
        Json.Map credential, EntryType type, string? number = null, EntrySubject? holder = null, int later = 0, string? scheme = null, int? ends = null, bool? covers = null)
    {
        var subject = (Json.Map)credential["credentialSubject"]!;
        var firm = subject["certificateNumber"] is not null;
        var real = number ?? Text(subject, firm ? "certificateNumber" : "licenseNumber");
        var salt = new Salt(new byte[Salt.Size]);
        var facts = (firm ? Json.Object() : Json.Object(("map_key", MapKey.OfCertificate(real).Hash.ToString()))).Members;

        if (type != EntryType.CertificateRenewed)
        {
            facts = facts.Add("holder", (holder ?? (subject["vatNumber"] is Json.Text vat
                ? EntrySubject.Of(SubjectKind.Organisation, vat.Value)
                : EntrySubject.Committed(SubjectKind.PersonCommitted, salt, "somebody"u8))).ToString());
        }

        if (type == EntryType.CertificateTransferred)
        {
            facts = facts.Add("reason", "merger");
        }
        else
        {
            facts = facts.Add("scheme_hash", scheme ?? Text(firm ? subject : (Json.Map)((Json.Map)subject["achievement"]!)["criteria"]!, "schemeHash"));
        }

        if (ends is { } days)
        {
            facts = facts.Add("valid_until", EndOf(credential, days));
        }

        if (covers is { } same)
        {
            facts = facts.AddRange(Covered(subject, firm, same));
        }

        var decided = LocalDatePattern.Iso.Parse(Text(subject, firm ? "decidedOn" : "activityEndDate")).Value;
        return RegisterEntry.Create(
            type,
            firm ? EntrySubject.Of(SubjectKind.Certificate, real) : EntrySubject.Committed(SubjectKind.CertificateCommitted, salt, "certificate"u8),
            null,
            decided.PlusDays(later),
            SampleCredentials.Issued,
            new Json.Map(facts)).ValueOrThrow();
    }

    private static string EndOf(Json.Map credential, int later)
    {
        var until = credential["validUntil"] is Json.Text end ? InstantPattern.General.Parse(end.Value).Value : SampleCredentials.Issued;
        return LocalDatePattern.Iso.Format(until.InUtc().Date.PlusDays(later));
    }

    // What the credential says it covers, as far as entries have a form for it; or one thing more.
    private static IEnumerable<KeyValuePair<string, Json>> Covered(Json.Map subject, bool firm, bool same)
    {
        Json[] said = firm ? [.. ((Json.List)subject["service"]!).Items.Order(Comparer<Json>.Create((a, b) => string.CompareOrdinal(Value(a), Value(b))))] : [];
        Json[] stated = same ? said : [.. said, firm ? "zzz" : "esco:4222.1"];
        return stated.Length == 0 || (same && !said.SequenceEqual(((Json.List)subject["service"]!).Items)) ? [] : [new(firm ? "services" : "alignments", Json.Array(stated))];

        static string Value(Json json) => ((Json.Text)json).Value;
    }

    private static string Text(Json.Map map, string name) => ((Json.Text)map[name]!).Value;
}
