// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>Whether an entry of the log is about a credential: it names the credential's hash, or else its number, and states nothing that the credential contradicts.</summary>
internal static class LoggedCertificate
{
    /// <summary>The types of entries on which a certificate can rest.</summary>
    public static bool IsGround(EntryType type) => type
        is EntryType.CertificateIssued or EntryType.CertificateRenewed or EntryType.CertificateScopeChanged or EntryType.CertificateTransferred;

    /// <summary>True when the entry is about it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="document">The credential without proofs.</param>
    public static bool Speaks(RegisterEntry entry, Json.Map document)
    {
        if (entry.Facts["credential_hash"] is Json.Text hash)
        {
            return hash.Value == document.Hash().ToString();
        }

        if (document["credentialSubject"] is not Json.Map subject)
        {
            return false;
        }

        var firm = DataIntegrity.Text(subject, "certificateNumber");
        var number = firm.Length > 0 ? firm : DataIntegrity.Text(subject, "licenseNumber");
        return number.Length > 0 && IsNumbered(entry, number) && IsHeld(entry, subject) && IsUnder(entry, subject, firm.Length > 0)
            && Covers(entry, subject) && IsDated(entry, DataIntegrity.Text(subject, firm.Length > 0 ? "decidedOn" : "activityEndDate")) && Lasts(entry, document);
    }

    private static bool IsNumbered(RegisterEntry entry, string number) => entry.Subject.Kind switch
    {
        SubjectKind.Certificate => entry.Subject.Id == number,
        SubjectKind.CertificateCommitted => Fact(entry, EntryForm.MapKeyField) == MapKey.OfCertificate(number).Hash.ToString(),
        _ => false,
    };

    // Somebody committed to has no number that could be compared.
    private static bool IsHeld(RegisterEntry entry, Json.Map subject) =>
        Fact(entry, "holder") is not { } holder || !holder.StartsWith("organisation:", StringComparison.Ordinal)
        || holder == "organisation:" + DataIntegrity.Text(subject, "vatNumber");

    private static bool IsUnder(RegisterEntry entry, Json.Map subject, bool firm) => Fact(entry, "scheme_hash") is not { } stated
        || ((firm ? subject : (subject["achievement"] as Json.Map)?["criteria"] as Json.Map) is { } under && DataIntegrity.Text(under, "schemeHash") == stated);

    private static bool Covers(RegisterEntry entry, Json.Map subject)
    {
        var alignments = (subject["achievement"] as Json.Map)?["alignment"];
        return IsSame(entry.Facts["services"], subject["service"], (item, stated) => item is Json.Text { Value: var service } && service == stated)
            && IsSame(entry.Facts["sites"], subject["site"], (item, stated) => item is Json.Map site && DataIntegrity.Text(site, "name") == stated)
            && IsSame(entry.Facts["alignments"], alignments, (item, stated) => item is Json.Map one && DataIntegrity.Text(one, "targetUrl") == FrameworkAlignment.UrlOf(stated));
    }

    private static bool IsSame(Json? stated, Json? said, Func<Json, string, bool> isOne) => stated is not Json.List { Items: var all }
        || (said is Json.List { Items: var items } && items.Count == all.Count && items.Zip(all).All(pair => isOne(pair.First, ((Json.Text)pair.Second).Value)));

    private static bool IsDated(RegisterEntry entry, string decided) =>
        entry.Type != EntryType.CertificateIssued || decided == LocalDatePattern.Iso.Format(entry.Effective);

    // The first day on which it counts no longer begins in Rome before it does in UTC.
    private static bool Lasts(RegisterEntry entry, Json.Map document) => Fact(entry, "valid_until") is not { } day
        || CredentialDates.Read(DataIntegrity.Text(document, "validUntil")) is { } until
            && until <= LocalDatePattern.Iso.Parse(day).Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    private static string? Fact(RegisterEntry entry, string name) => (entry.Facts[name] as Json.Text)?.Value;
}
