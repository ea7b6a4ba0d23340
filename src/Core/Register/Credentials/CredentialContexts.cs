// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The JSON-LD contexts that credentials here may name, and no other: what their words mean stands in tables of our own, so none is ever fetched.</summary>
public static class CredentialContexts
{
    /// <summary>W3C Verifiable Credentials 2.0; the first context of every credential.</summary>
    public const string Credentials = "https://www.w3.org/ns/credentials/v2";

    /// <summary>1EdTech Open Badges 3.0.3.</summary>
    public const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// <summary>The path of our own context on an issuer's host.</summary>
    public const string OwnPath = "/contexts/filiera-v1.jsonld";

    /// <summary>What the words of our own context begin with.</summary>
    internal const string OwnTerms = "urn:filiera:term:";

    /// <summary>The address of our own context at an issuer.</summary>
    /// <exception cref="ArgumentException">The issuer has no host.</exception>
    public static string OwnAt(Did issuer) => issuer.Host is { } host
        ? "https://" + host + OwnPath
        : throw new ArgumentException("A did:key has no host.", nameof(issuer));

    /// <summary>Our own context, as it is published.</summary>
    public static Json.Map Own()
    {
        var words = CredentialVocabulary.OwnWords.ToDictionary(word => word.Key, word => (Json)(word.Value.Datatype is { } type
            ? Json.Object(("@id", word.Value.Iri), ("@type", type))
            : word.Value.IsNode ? Json.Object(("@id", word.Value.Iri), ("@type", "@id"))
            : word.Value.Iri));
        foreach (var type in CredentialVocabulary.OwnTypes)
        {
            words.Add(type, OwnTerms + type);
        }

        (string, Json)[] members = [("@protected", true), .. words.Select(word => (word.Key, word.Value))];
        return Json.Object(("@context", Json.Object(members)));
    }

    /// <summary>Which tables apply; null when a context is not one of ours, or not at this issuer's host.</summary>
    internal static CredentialVocabulary? Read(Json? contexts, string issuer)
    {
        if (contexts is not Json.List { Items: [Json.Text { Value: Credentials }, ..] items })
        {
            return null;
        }

        var own = Did.TryParse(issuer, out var did) && did.Host is not null ? OwnAt(did) : null;
        var (badges, ours) = (false, false);
        foreach (var item in items.AsSpan()[1..])
        {
            switch (item)
            {
                case Json.Text { Value: OpenBadges } when !badges && !ours:
                    badges = true;
                    break;
                case Json.Text { Value: var address } when address == own && !ours:
                    ours = true;
                    break;
                default:
                    return null;
            }
        }

        return CredentialVocabulary.Of(badges, ours);
    }
}
