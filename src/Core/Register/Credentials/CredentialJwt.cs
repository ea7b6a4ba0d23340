// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Text;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>A credential as a JSON Web Token signed with ES256 (VC-JOSE): the payload is the credential, and the registered claims repeat it.</summary>
public sealed record CredentialJwt
{
    private static readonly string[] Claims = ["exp", "iat", "iss", "jti", "nbf", "sub"];

    private CredentialJwt(string text, string algorithm, string keyId, Json.Map document, Json.Map claims) =>
        (Text, Algorithm, KeyAddress, Document, Registered) = (text, algorithm, keyId, document, claims);

    /// <summary>The token.</summary>
    public string Text { get; }

    /// <summary>The address of the key that signed, as the header says.</summary>
    public string KeyAddress { get; }

    /// <summary>The credential, with the proofs inside it where it has some.</summary>
    public Json.Map Document { get; }

    internal string Algorithm { get; }

    internal Json.Map Registered { get; }

    /// <summary>Signs a credential.</summary>
    /// <param name="credential">With its proofs inside, if it is to have some.</param>
    /// <param name="signer">A P-256 key.</param>
    /// <param name="method">The key's address in the issuer's document.</param>
    /// <param name="at">When it is signed.</param>
    public static CredentialJwt Seal(Json.Map credential, ISigner signer, string method, Instant at)
    {
        var header = Json.Object(("alg", "ES256"), ("kid", method), ("typ", "vc+jwt"));
        var claims = Expected(credential).Members.Add("iat", at.ToUnixTimeSeconds());
        var payload = new Json.Map(credential.Members.AddRange(claims));
        var signed = $"{Base64Url.EncodeToString(header.ToCanonicalBytes())}.{Base64Url.EncodeToString(payload.ToCanonicalBytes())}";
        var signature = signer.Sign(Encoding.ASCII.GetBytes(signed));
        return new CredentialJwt($"{signed}.{Base64Url.EncodeToString(signature)}", "ES256", method, credential, new Json.Map(claims));
    }

    /// <summary>Reads a token; verifies nothing.</summary>
    /// <returns>The token, or <see cref="TokenUnreadable"/>.</returns>
    public static Result<CredentialJwt> Parse(string text)
    {
        if (text.Split('.') is not [var head, var body, var signature] || Multibase.ReadBase64Url(signature) is not { Length: 64 }
            || Read(head) is not { } header || Read(body) is not { } payload)
        {
            return new TokenUnreadable();
        }

        if (header["alg"] is not Json.Text algorithm || header["kid"] is not Json.Text key || header["crit"] is not null
            || header["typ"] is not (null or Json.Text { Value: "vc+jwt" or "vc+ld+jwt" or "JWT" }) || payload["vc"] is not null)
        {
            return new TokenUnreadable();
        }

        var claims = payload.Members.RemoveRange(payload.Members.Keys.Except(Claims).ToArray());
        return new CredentialJwt(text, algorithm.Value, key.Value, new Json.Map(payload.Members.RemoveRange(Claims)), new Json.Map(claims));
    }

    /// <summary>When it was signed, as it says; else when the credential begins to hold. Null where it says neither.</summary>
    internal Instant? SignedAt => Registered["iat"] is Json.Integer { Value: >= 0 and < 253_402_300_800 and var seconds }
        ? Instant.FromUnixTimeSeconds(seconds)
        : CredentialDates.Read(DataIntegrity.Text(Document, "validFrom"));

    /// <summary>Checks claims and signature; null when both fit, else why not.</summary>
    internal string? Problem(VerificationKey key)
    {
        var expected = Expected(Document).Members;
        var claimed = Registered.Members.Remove("iat");
        if (claimed.Any(claim => expected.GetValueOrDefault(claim.Key) != claim.Value) || !claimed.ContainsKey("iss")
            || Registered["iat"] is not (null or Json.Integer { Value: >= 0 and < 253_402_300_800 }))
        {
            return CredentialReasons.ClaimsDiffer;
        }

        var end = Text.LastIndexOf('.');
        return key.Algorithm == SignatureAlgorithm.EcdsaP256 && Algorithm == "ES256"
            && key.Verify(Encoding.ASCII.GetBytes(Text[..end]), Multibase.ReadBase64Url(Text.AsSpan(end + 1))!)
                ? null
                : CredentialReasons.SignatureDoesNotFit;
    }

    private static Json.Map Expected(Json.Map credential)
    {
        var subject = credential["credentialSubject"] is Json.Map map ? map["id"] : null;
        var claims = new List<(string, Json)> { ("iss", DataIntegrity.IssuerOf(credential)) };
        Add("jti", credential["id"]);
        Add("sub", subject);
        Add("nbf", Seconds(credential["validFrom"]));
        Add("exp", Seconds(credential["validUntil"]));
        return Json.Object([.. claims]);

        void Add(string name, Json? value)
        {
            if (value is not null)
            {
                claims.Add((name, value));
            }
        }
    }

    private static Json? Seconds(Json? date) => date is Json.Text text && CredentialDates.Read(text.Value) is { } at ? at.ToUnixTimeSeconds() : null;

    private static Json.Map? Read(string part) => Multibase.ReadBase64Url(part) is { } bytes
        && Artefact.Depth(bytes) <= Artefact.DeepestNesting && Json.Parse(bytes) is Result<Json>.Ok { Value: Json.Map map } ? map : null;
}
