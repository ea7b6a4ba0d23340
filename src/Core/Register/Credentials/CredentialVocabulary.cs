// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: the meaning of every word a credential may use, in one table that can be held against the published contexts.
using System.Collections.Frozen;

namespace Filiera.Register;

/// <summary>What the words of some contexts mean: those that hold anywhere, and those that hold only in nodes of a type.</summary>
internal sealed class CredentialVocabulary
{
    private const string Credentials = "https://www.w3.org/2018/credentials#";
    private const string Status = "https://www.w3.org/ns/credentials/status#";
    private const string Security = "https://w3id.org/security#";
    private const string Badges = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    private const string Schema = "https://schema.org/";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    private const string BadgeXsd = "https://www.w3.org/2001/XMLSchema#";

    private readonly FrozenDictionary<string, CredentialTerm> _everywhere;
    private readonly FrozenDictionary<string, (string Iri, FrozenDictionary<string, CredentialTerm> Terms)> _types;

    private CredentialVocabulary(IEnumerable<Table> tables)
    {
        var all = tables.ToList();
        _everywhere = all.SelectMany(table => table.Everywhere).DistinctBy(word => word.Key).ToFrozenDictionary();
        _types = all.SelectMany(table => table.Types).ToFrozenDictionary(type => type.Key, type => (type.Value.Iri, type.Value.Terms.ToFrozenDictionary()));
    }

    /// <summary>The words of our own context that hold anywhere.</summary>
    public static IReadOnlyDictionary<string, CredentialTerm> OwnWords { get; } = new SortedDictionary<string, CredentialTerm>(StringComparer.Ordinal)
    {
        ["asOf"] = Own("asOf", Xsd + "dateTime"),
        ["calls"] = Own("calls"),
        ["campaign"] = OwnNode("campaign"),
        ["centre"] = OwnNode("centre"),
        ["certificateNumber"] = Own("certificateNumber"),
        ["client"] = OwnNode("client"),
        ["decidedOn"] = Own("decidedOn", Xsd + "date"),
        ["demonstration"] = Own("demonstration"),
        ["givenFrom"] = Own("givenFrom", Xsd + "date"),
        ["givenUntil"] = Own("givenUntil", Xsd + "date"),
        ["listHash"] = Own("listHash"),
        ["listRows"] = Own("listRows"),
        ["receiptHash"] = Own("receiptHash"),
        ["rulebookHash"] = Own("rulebookHash"),
        ["scheme"] = OwnNode("scheme"),
        ["schemeHash"] = Own("schemeHash"),
        ["service"] = Own("service"),
        ["site"] = OwnNode("site"),
        ["vatNumber"] = Own("vatNumber"),
    };

    /// <summary>The types of our own context.</summary>
    public static IReadOnlyList<string> OwnTypes { get; } =
    [
        "Campaign", "CertifiedOrganisation", "Mandate", "MandateCredential", "Organisation", "ScreenedList",
        "ScreeningReceiptCredential", "ServiceConformityCredential", "Site",
    ];

    private static readonly Table Base = new(
        new()
        {
            ["description"] = new(Schema + "description"),
            ["name"] = new(Schema + "name"),
        },
        new()
        {
            ["VerifiableCredential"] = (Credentials + "VerifiableCredential", new()
            {
                ["credentialStatus"] = new(Credentials + "credentialStatus", IsNode: true),
                ["credentialSubject"] = new(Credentials + "credentialSubject", IsNode: true),
                ["issuer"] = new(Credentials + "issuer", IsNode: true),
                ["validFrom"] = new(Credentials + "validFrom", Datatype: Xsd + "dateTime"),
                ["validUntil"] = new(Credentials + "validUntil", Datatype: Xsd + "dateTime"),
            }),
            ["BitstringStatusListCredential"] = (Status + "BitstringStatusListCredential", new()),
            ["BitstringStatusList"] = (Status + "BitstringStatusList", new()
            {
                ["encodedList"] = new(Status + "encodedList", Datatype: Security + "multibase"),
                ["statusPurpose"] = new(Status + "statusPurpose"),
                ["ttl"] = new(Status + "ttl"),
            }),
            ["BitstringStatusListEntry"] = (Status + "BitstringStatusListEntry", new()
            {
                ["statusListCredential"] = new(Status + "statusListCredential", IsNode: true),
                ["statusListIndex"] = new(Status + "statusListIndex"),
                ["statusPurpose"] = new(Status + "statusPurpose"),
            }),
        });

    private static readonly Table OpenBadges = new(
        new()
        {
            ["alignment"] = new(Badges + "alignment"),
            ["inLanguage"] = new(Schema + "inLanguage"),
            ["narrative"] = new(Badges + "narrative"),
            ["url"] = new(Schema + "url", Datatype: BadgeXsd + "anyURI"),
        },
        new()
        {
            ["OpenBadgeCredential"] = (Badges + "OpenBadgeCredential", new()),
            ["Achievement"] = (Badges + "Achievement", new()
            {
                ["achievementType"] = new(Badges + "achievementType"),
                ["criteria"] = new(Badges + "Criteria", IsNode: true),
                ["humanCode"] = new(Badges + "humanCode"),
                ["version"] = new(Badges + "version"),
            }),
            ["AchievementSubject"] = (Badges + "AchievementSubject", new()
            {
                ["achievement"] = new(Badges + "achievement"),
                ["activityEndDate"] = new(Badges + "activityEndDate", Datatype: BadgeXsd + "date"),
                ["activityStartDate"] = new(Badges + "activityStartDate", Datatype: BadgeXsd + "date"),
                ["identifier"] = new(Badges + "identifier"),
                ["licenseNumber"] = new(Badges + "licenseNumber"),
            }),
            ["Alignment"] = (Schema + "AlignmentObject", new()
            {
                ["targetCode"] = new(Badges + "targetCode"),
                ["targetDescription"] = new(Schema + "targetDescription"),
                ["targetFramework"] = new(Schema + "targetFramework"),
                ["targetName"] = new(Schema + "targetName"),
                ["targetType"] = new(Badges + "targetType"),
                ["targetUrl"] = new(Schema + "targetUrl", Datatype: BadgeXsd + "anyURI"),
            }),
            ["Criteria"] = (Badges + "Criteria", new()),
            ["IdentityObject"] = (Badges + "IdentityObject", new()
            {
                ["hashed"] = new(Badges + "hashed", Datatype: BadgeXsd + "boolean"),
                ["identityHash"] = new(Badges + "identityHash"),
                ["identityType"] = new(Badges + "identityType"),
                ["salt"] = new(Badges + "salt"),
            }),
            ["Profile"] = (Badges + "Profile", new()),
        });

    private static readonly Table Ours = new(
        OwnWords.ToDictionary(StringComparer.Ordinal),
        OwnTypes.ToDictionary(type => type, type => (CredentialContexts.OwnTerms + type, new Dictionary<string, CredentialTerm>())));

    private static readonly CredentialVocabulary[] All =
        [new([Base]), new([Base, OpenBadges]), new([Base, Ours]), new([Base, OpenBadges, Ours])];

    /// <summary>The words of the base context, and of the others where they apply.</summary>
    public static CredentialVocabulary Of(bool badges, bool ours) => All[(badges ? 1 : 0) + (ours ? 2 : 0)];

    /// <summary>The IRI of a type; null when it is unknown.</summary>
    public string? TypeIri(string type) => _types.TryGetValue(type, out var known) ? known.Iri : null;

    /// <summary>What a word means in a node of those types, all of them known; null when it means nothing there, or two things.</summary>
    public CredentialTerm? Find(string word, IReadOnlyList<string> types)
    {
        _everywhere.TryGetValue(word, out var found);
        foreach (var type in types)
        {
            if (_types[type].Terms.TryGetValue(word, out var scoped))
            {
                if (found is not null && found != scoped)
                {
                    return null;
                }

                found = scoped;
            }
        }

        return found;
    }

    private static CredentialTerm Own(string word, string? datatype = null) => new(CredentialContexts.OwnTerms + word, Datatype: datatype);

    private static CredentialTerm OwnNode(string word) => new(CredentialContexts.OwnTerms + word, IsNode: true);

    private sealed record Table(
        Dictionary<string, CredentialTerm> Everywhere,
        Dictionary<string, (string Iri, Dictionary<string, CredentialTerm> Terms)> Types);
}
