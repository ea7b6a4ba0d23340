// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Filiera.Flows.Web;

/// <summary>An identity provider that tells whatever a test wants it to: metadata, keys and tokens, without a network.</summary>
public sealed class FakeProvider : HttpMessageHandler
{
    public const string Issuer = "https://idp.example";
    public const string ClientId = "filiera-prova";
    public const string ClientSecret = "not a real secret";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _stolenName = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HashSet<string> _codesUsed = [];

    /// <summary>What the identity token says, beside what every token says; set a claim to null to leave it out.</summary>
    public Dictionary<string, JsonNode?> Claims { get; } = [];

    /// <summary>The header's algorithm; <c>none</c> and <c>HS256</c> are attacks.</summary>
    public string Algorithm { get; set; } = "ES256";

    /// <summary>True when the token is signed by a key that was never published, under the name of one that was, with itself in the header.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>The nonce of the authorisation request, which an honest provider gives back.</summary>
    public string Nonce { get; set; } = "";

    /// <summary>The challenge of the authorisation request, which the verifier must fit.</summary>
    public string Challenge { get; set; } = "";

    /// <summary>The issuer that the metadata name.</summary>
    public string MetadataIssuer { get; set; } = Issuer;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => Answer(new JsonObject
        {
            ["issuer"] = MetadataIssuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/jwks",
            ["authorization_response_iss_parameter_supported"] = true,
        }),
        "/jwks" => Answer(new JsonObject { ["keys"] = new JsonArray(PublicKey(_key)) }),
        "/token" => await TokenAsync(request),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private async Task<HttpResponseMessage> TokenAsync(HttpRequestMessage request)
    {
        var basic = Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization!.Parameter!));
        var form = System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync());
        var fits = Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? ""))) == Challenge;
        return basic == ClientId + ":" + Uri.EscapeDataString(ClientSecret) && fits && _codesUsed.Add(form["code"]!)
            ? Answer(new JsonObject { ["access_token"] = "unused", ["token_type"] = "Bearer", ["id_token"] = IdentityToken() })
            : new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{\"error\":\"invalid_grant\"}") };
    }

    private string IdentityToken()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var body = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["sub"] = "persona-1",
            ["nonce"] = Nonce,
            ["iat"] = now,
            ["exp"] = now + 60,
            ["acr"] = "https://www.spid.gov.it/SpidL2",
        };
        foreach (var (name, value) in Claims)
        {
            body.Remove(name);
            if (value is not null)
            {
                body[name] = value.DeepClone();
            }
        }

        var key = SignsWithAnotherKey ? _stolenName : _key;
        var header = new JsonObject { ["alg"] = Algorithm, ["kid"] = "one", ["typ"] = "JWT" };
        if (SignsWithAnotherKey)
        {
            header["jwk"] = PublicKey(key);
        }

        var signed = Url(Encoding.UTF8.GetBytes(header.ToJsonString())) + "." + Url(Encoding.UTF8.GetBytes(body.ToJsonString()));
        return signed + "." + Algorithm switch
        {
            "none" => "",

            // Signed with what everybody can read: the provider's public key as if it were a shared secret.
            "HS256" => Url(HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed))),
            _ => Url(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256)),
        };
    }

    private static JsonObject PublicKey(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "one", ["use"] = "sig", ["x"] = Url(point.X!), ["y"] = Url(point.Y!) };
    }

    private static HttpResponseMessage Answer(JsonObject body) => new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
