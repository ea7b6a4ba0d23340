// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The rules of the W3C Verifiable Credentials Data Model 2.0 that hold for every credential, whatever it is about.</summary>
public static class CredentialModel
{
    /// <summary>What is wrong with a credential, in a few words; null when nothing is.</summary>
    /// <param name="credential">With its proofs or without.</param>
    public static string? Problem(Json.Map credential)
    {
        var from = Date(credential, "validFrom");
        var until = Date(credential, "validUntil");
        return !HasContexts(credential["@context"]) ? "its contexts are missing or not in order"
            : !IsTyped(credential) || !Texts(credential["type"]).Contains("VerifiableCredential") ? "it is not of the type VerifiableCredential"
            : credential["id"] is { } id && !IsUrl(id) ? "its identifier is no URL"
            : !IsIssuer(credential["issuer"]) ? "its issuer is missing or no URL"
            : from is (true, null) || until is (true, null) ? "a date is malformed"
            : from.At is { } start && until.At is { } end && end < start ? "it ends before it begins"
            : !HasClaims(credential["credentialSubject"]) ? "it says nothing of anybody"
            : !All(credential["credentialStatus"], item => IsTyped(item) && (item["id"] is null || IsUrl(item["id"]))) ? "its status is malformed"
            : !All(credential["credentialSchema"], item => IsTyped(item) && IsUrl(item["id"])) ? "its schema is malformed"
            : !All(credential["proof"], IsTyped) ? "a proof has no type"
            : !All(credential["evidence"], IsTyped) || !All(credential["termsOfUse"], IsTyped) || !All(credential["refreshService"], IsTyped) ? "a part has no type"
            : !IsWording(credential["name"]) || !IsWording(credential["description"]) ? "its name or description is malformed"
            : null;
    }

    private static bool HasContexts(Json? contexts) =>
        contexts is Json.List { Items: [Json.Text { Value: CredentialContexts.Credentials }, ..] items }
        && items.All(item => item is Json.Map || IsUrl(item));

    private static bool IsTyped(Json.Map map) => Texts(map["type"]) is { Count: > 0 } types && types.TrueForAll(type => type.Length > 0);

    // Empty for anything that is not a text or several.
    private static List<string> Texts(Json? json) => json switch
    {
        Json.Text text => [text.Value],
        Json.List list when list.Items.All(item => item is Json.Text) => [.. list.Items.Select(item => ((Json.Text)item).Value)],
        _ => [],
    };

    private static bool IsUrl(Json? json) => json is Json.Text text && CredentialQuads.IsIri(text.Value);

    private static bool IsIssuer(Json? issuer) => IsUrl(issuer) || (issuer is Json.Map map && IsUrl(map["id"]));

    private static (bool IsThere, NodaTime.Instant? At) Date(Json.Map map, string name) => map[name] switch
    {
        null => (false, null),
        Json.Text text => (true, CredentialDates.Read(text.Value)),
        _ => (true, null),
    };

    private static bool HasClaims(Json? subject) => subject is not null && All(subject, map =>
        map.Members.Count > 0 && (map["id"] is null || IsUrl(map["id"])));

    // One object, or several and at least one; nothing at all is fine.
    private static bool All(Json? json, Func<Json.Map, bool> rule) => json switch
    {
        null => true,
        Json.Map map => rule(map),
        Json.List { Items: { IsEmpty: false } items } => items.All(item => item is Json.Map map && rule(map)),
        _ => false,
    };

    // A text, or texts each with its language.
    private static bool IsWording(Json? json) => json switch
    {
        null or Json.Text => true,
        Json.List list => list.Items.All(IsWording),
        Json.Map map => map["@value"] is Json.Text && map.Members.Keys.All(name => name is "@value" or "@language" or "@direction")
            && map.Members.Values.All(value => value is Json.Text),
        _ => false,
    };
}
