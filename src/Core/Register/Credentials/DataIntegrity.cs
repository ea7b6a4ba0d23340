// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Proofs inside a document: <c>eddsa-jcs-2022</c> over its canonical JSON, <c>eddsa-rdfc-2022</c> over its canonical statements (VC Data Integrity EdDSA 1.0).</summary>
public static class DataIntegrity
{
    /// <summary>The name of the suite over canonical JSON.</summary>
    public const string Jcs = "eddsa-jcs-2022";

    /// <summary>The name of the suite over canonical RDF.</summary>
    public const string Rdfc = "eddsa-rdfc-2022";

    private static readonly string[] Members = ["created", "cryptosuite", "proofPurpose", "proofValue", "type", "verificationMethod"];

    /// <summary>Puts both proofs into a document that has none.</summary>
    /// <param name="document">A credential of our shape.</param>
    /// <param name="signer">An Ed25519 key.</param>
    /// <param name="method">The key's address in the issuer's document.</param>
    /// <param name="at">When it is signed.</param>
    /// <returns>The document with its proofs, or <see cref="CredentialUnreadable"/> where it is not of the shape.</returns>
    public static Result<Json.Map> Secure(Json.Map document, ISigner signer, string method, Instant at)
    {
        if (document["proof"] is not null || CredentialContexts.Read(document["@context"], IssuerOf(document)) is not { } vocabulary
            || CredentialQuads.Of(document, vocabulary) is not { } quads)
        {
            return new CredentialUnreadable("it is not of the shape that is signed here");
        }

        var created = CredentialDates.Write(at);
        var rdfc = new ProofOptions(Rdfc, created, method);
        var jcs = new ProofOptions(Jcs, created, method);
        var proofs = Json.Array(
            Proof(rdfc, null, signer.Sign(HashOfQuads(rdfc, quads)!)),
            Proof(jcs, document["@context"], signer.Sign(HashOfJson(jcs, document["@context"], document))));
        return new Json.Map(document.Members.Add("proof", proofs));
    }

    /// <summary>The identifier of who issued a document, as it says; empty where it says nothing.</summary>
    internal static string IssuerOf(Json.Map document) => document["issuer"] switch
    {
        Json.Text text => text.Value,
        Json.Map { } map when map["id"] is Json.Text id => id.Value,
        _ => "",
    };

    /// <summary>The proofs of a document, in order; null when its proof member is not one or several objects.</summary>
    internal static List<Json.Map>? Proofs(Json.Map document) => document["proof"] switch
    {
        null => [],
        Json.Map one => [one],
        Json.List { Items: { IsEmpty: false } items } when items.All(item => item is Json.Map) => [.. items.Cast<Json.Map>()],
        _ => null,
    };

    /// <summary>Checks one proof with a key; null when it fits, else why not.</summary>
    /// <param name="document">The document without its proofs.</param>
    /// <param name="quads">Its canonical quads.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="key">The key it names.</param>
    internal static string? Problem(Json.Map document, byte[] quads, Json.Map proof, VerificationKey key)
    {
        if (Read(proof, document["@context"]) is not { } options || Multibase.ReadBase58(Text(proof, "proofValue")) is not { Length: 64 } signature)
        {
            return CredentialReasons.ProofMalformed;
        }

        var signed = options.Cryptosuite == Jcs
            ? HashOfJson(options, proof["@context"], document)
            : HashOfQuads(options, quads);
        return key.Algorithm == SignatureAlgorithm.Ed25519 && signed is not null && key.Verify(signed, signature)
            ? null
            : CredentialReasons.SignatureDoesNotFit;
    }

    /// <summary>What a proof says of itself; null when it is of another form than the two suites here have.</summary>
    internal static ProofOptions? Read(Json.Map proof, Json? contexts)
    {
        var suite = Text(proof, "cryptosuite");
        var id = proof["id"];
        var allowed = Members.Length + (id is null ? 0 : 1) + (proof["@context"] is null ? 0 : 1);
        return Text(proof, "type") == "DataIntegrityProof" && Text(proof, "proofPurpose") == "assertionMethod" && suite is Jcs or Rdfc
            && proof.Members.Count == allowed && Members.All(proof.Members.ContainsKey)
            && (id is null || (id is Json.Text { Value: var text } && CredentialQuads.IsIri(text)))
            && (suite == Jcs ? proof["@context"] == contexts : proof["@context"] is null)
            && CredentialDates.Read(Text(proof, "created")) is not null
                ? new ProofOptions(suite, Text(proof, "created"), Text(proof, "verificationMethod"), (id as Json.Text)?.Value)
                : null;
    }

    internal static string Text(Json.Map map, string name) => map[name] is Json.Text text ? text.Value : "";

    private static Json.Map Proof(ProofOptions options, Json? contexts, byte[] signature) =>
        new(Options(options, contexts).Members.Add("proofValue", Multibase.ToBase58(signature)));

    private static Json.Map Options(ProofOptions options, Json? contexts)
    {
        var map = Json.Object(
            ("created", options.Created),
            ("cryptosuite", options.Cryptosuite),
            ("proofPurpose", "assertionMethod"),
            ("type", "DataIntegrityProof"),
            ("verificationMethod", options.VerificationMethod)).Members;
        map = options.Id is { } id ? map.Add("id", id) : map;
        return new Json.Map(contexts is null ? map : map.Add("@context", contexts));
    }

    private static byte[] HashOfJson(ProofOptions options, Json? contexts, Json.Map document) =>
        [.. SHA256.HashData(Options(options, contexts).ToCanonicalBytes()), .. SHA256.HashData(document.ToCanonicalBytes())];

    private static byte[]? HashOfQuads(ProofOptions options, byte[] quads) => CredentialQuads.OfProof(options) is { } proof
        ? [.. SHA256.HashData(proof), .. SHA256.HashData(quads)]
        : null;
}
