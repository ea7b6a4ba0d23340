// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A credential with everything needed to verify it offline but trust: the issuer's document, status lists, the log's entry and its proof.</summary>
/// <param name="Credential">With its proofs inside; null where there is a token.</param>
/// <param name="Token">The token; null where there is a credential.</param>
/// <param name="Issuers">Documents of issuers; they vouch for nobody here.</param>
/// <param name="StatusLists">Status lists, as credentials.</param>
/// <param name="Entry">The bytes of the log's entry about it; null for none.</param>
/// <param name="LogProof">The proof that the entry is in the log; null for none.</param>
/// <param name="Consistency">The hashes that prove one checkpoint to continue another; null for none.</param>
public sealed record CredentialBundle(
    Json.Map? Credential,
    CredentialJwt? Token,
    Sequence<DidDocument> Issuers = default,
    Sequence<Json.Map> StatusLists = default,
    Sequence<byte>? Entry = null,
    TlogProof? LogProof = null,
    Sequence<ContentHash>? Consistency = null)
{
    private const string Format = "filiera-bundle-v1";

    private static readonly string[] Known = ["consistency", "credential", "entry", "format", "issuers", "log_proof", "status_lists", "token"];

    /// <summary>Reads what <see cref="ToJson"/> writes, and nothing else.</summary>
    /// <returns>The bundle, or <see cref="BundleUnreadable"/>.</returns>
    public static Result<CredentialBundle> Read(Json.Map map)
    {
        var issuers = Items(map, "issuers", DidDocument.Read);
        var lists = Items<Json.Map>(map, "status_lists", item => item is Json.Map list ? list : new BundleUnreadable());
        var token = Optional(map, "token", text => CredentialJwt.Parse(text));
        var proof = Optional(map, "log_proof", text => TlogProof.Parse(Encoding.UTF8.GetBytes(text)));
        var entry = Optional<Sequence<byte>>(map, "entry", text => StrictBase64.Read(text) is { } bytes ? Sequence.Create<byte>(bytes) : new BundleUnreadable());
        var consistency = Items(map, "consistency", item =>
            item is Json.Text text && StrictBase64.Read(text.Value) is { Length: ContentHash.Size } hash ? new ContentHash(hash) : (Result<ContentHash>)new BundleUnreadable());
        var credential = map["credential"];
        if (map["format"] is not Json.Text { Value: Format } || map.Members.Keys.Except(Known).Any()
            || (credential is null) == (map["token"] is null) || credential is not (null or Json.Map)
            || !(issuers.IsRead && lists.IsRead && token.IsRead && proof.IsRead && entry.IsRead && consistency.IsRead))
        {
            return new BundleUnreadable();
        }

        return new CredentialBundle(
            credential as Json.Map, token.Value, issuers.Values, lists.Values, map["entry"] is null ? null : entry.Value, proof.Value,
            map["consistency"] is null ? null : consistency.Values);
    }

    /// <summary>The bundle as a file holds it.</summary>
    public Json.Map ToJson()
    {
        var map = Json.Object(
            ("format", Format),
            ("issuers", Json.Array(Issuers.Select(issuer => (Json)issuer.ToJson()))),
            ("status_lists", Json.Array(StatusLists))).Members;
        map = Credential is { } credential ? map.Add("credential", credential) : map.Add("token", Token!.Text);
        map = Entry is { } entry ? map.Add("entry", Convert.ToBase64String(entry.AsSpan())) : map;
        map = LogProof is { } proof ? map.Add("log_proof", Encoding.UTF8.GetString(proof.ToBytes())) : map;
        return new Json.Map(Consistency is { } path
            ? map.Add("consistency", Json.Array(path.Select(hash => (Json)Convert.ToBase64String(hash.ToArray()))))
            : map);
    }

    /// <summary>Verifies what is in the bundle with what is in it; keys and lists given besides stand above its own.</summary>
    public CredentialVerdict Verify(VerificationMeans means)
    {
        var all = means with
        {
            Issuers = Sequence.From(means.Issuers.Concat(Issuers.Select(document => new KnownIssuer(document, IsVouchedFor: false)))),
            StatusLists = Sequence.From(means.StatusLists.Concat(StatusLists)),
            Entry = means.Entry ?? Entry,
            LogProof = means.LogProof ?? LogProof,
            Consistency = means.Consistency ?? Consistency,
        };
        return Token is { } token ? CredentialVerification.Of(token, all) : CredentialVerification.Of(Credential!, all);
    }

    private static (bool IsRead, Sequence<T> Values) Items<T>(Json.Map map, string name, Func<Json, Result<T>> read)
    {
        if (map[name] is null)
        {
            return (true, []);
        }

        var values = (map[name] as Json.List)?.Items.Select(read).ToList();
        return values?.TrueForAll(value => value is Result<T>.Ok) == true
            ? (true, Sequence.From(values.Select(value => value.ValueOrThrow())))
            : (false, []);
    }

    private static (bool IsRead, T? Value) Optional<T>(Json.Map map, string name, Func<string, Result<T>> read) => map[name] switch
    {
        null => (true, default),
        Json.Text text when read(text.Value) is Result<T>.Ok ok => (true, ok.Value),
        _ => (false, default),
    };
}
