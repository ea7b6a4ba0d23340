// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>An issuer's own statement of its keys (DID Core; Controlled Identifiers 1.0).</summary>
/// <remarks>It is worth what the way it came by is worth: a copy inside what is to be verified vouches for nobody.</remarks>
/// <param name="Id">The issuer.</param>
/// <param name="Methods">Its keys, those out of use included, so that what they signed stays verifiable.</param>
/// <param name="AssertionMethods">The addresses of the keys that may sign credentials.</param>
/// <param name="LogKeys">The keys of its log, as C2SP writes them; empty for none.</param>
public sealed record DidDocument(Did Id, Sequence<VerificationMethod> Methods, Sequence<string> AssertionMethods, Sequence<string> LogKeys = default)
{
    private const string LogService = "TransparencyLog";

    /// <summary>A document whose every key may sign credentials.</summary>
    public static DidDocument Of(Did id, IEnumerable<VerificationMethod> methods, IEnumerable<string>? logKeys = null)
    {
        var all = Sequence.From(methods);
        return new DidDocument(id, all, Sequence.From(all.Select(method => method.Id)), Sequence.From(logKeys ?? []));
    }

    /// <summary>The document of a <c>did:key</c>: its one key; null for a <c>did:web</c>.</summary>
    public static DidDocument? OfKey(Did did) => did.KeyInside is { } key
        ? Of(did, [new VerificationMethod($"{did.Text}#{did.Text["did:key:".Length..]}", did.Text, key)])
        : null;

    /// <summary>Reads a document; kinds of keys and members not known are passed over.</summary>
    /// <returns>The document, or <see cref="DidDocumentUnreadable"/>.</returns>
    public static Result<DidDocument> Read(Json json)
    {
        if (json is not Json.Map map || map["id"] is not Json.Text id || !Did.TryParse(id.Value, out var did)
            || map["verificationMethod"] is not Json.List methods || map["assertionMethod"] is not Json.List assertions
            || assertions.Items.Any(item => item is not Json.Text))
        {
            return new DidDocumentUnreadable();
        }

        var read = Sequence.From(methods.Items.Select(VerificationMethod.Read).OfType<VerificationMethod>());
        if (read.DistinctBy(method => method.Id).Count() != read.Count)
        {
            return new DidDocumentUnreadable();
        }

        var logs = (map["service"] as Json.List)?.Items.OfType<Json.Map>()
            .Where(service => service["type"] is Json.Text { Value: LogService })
            .Select(service => service["vkey"]).OfType<Json.Text>().Select(key => key.Value) ?? [];
        return new DidDocument(did, read, Sequence.From(assertions.Items.Select(item => ((Json.Text)item).Value)), Sequence.From(logs));
    }

    /// <summary>The document as it is published.</summary>
    public Json.Map ToJson()
    {
        var map = Json.Object(
            ("@context", Json.Array("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1")),
            ("id", Id.Text),
            ("verificationMethod", Json.Array(Methods.Select(method => (Json)method.ToJson()))),
            ("assertionMethod", Json.Array(AssertionMethods.Select(method => (Json)method))));
        return LogKeys.IsEmpty ? map : new Json.Map(map.Members.Add("service", Json.Array(LogKeys.Select((key, i) => (Json)Json.Object(
            ("id", FormattableString.Invariant($"{Id.Text}#log-{i + 1}")),
            ("serviceEndpoint", $"https://{Id.Host}/log/"),
            ("type", LogService),
            ("vkey", key))))));
    }
}
