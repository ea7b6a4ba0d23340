// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Filiera.Access;
using Filiera.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Filiera.Web;

/// <summary>OpenID Connect with the authorisation code and PKCE, in three checks: what was asked for is what came back, the code is exchanged once, the identity token is whole.</summary>
public sealed class OpenIdFlow(OpenIdProviders providers, IHttpClientFactory clients, Step step, TimeProvider time)
{
    private const string Purpose = "openid";
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    // Signatures by the provider's own key pair: no algorithm that a client could sign with, and none without a signature.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Where the browser is sent, with everything remembered that its return must fit.</summary>
    public async Task<string> BeginAsync(HttpContext http, OpenIdProvider provider, string next, Guid? bindsTo, CancellationToken ct)
    {
        var metadata = await providers.MetadataAsync(provider, anew: false, ct);
        var (state, nonce, verifier) = (Secrets.New(""), Secrets.New(""), Secrets.New(""));
        step.Put(http, Purpose, JsonSerializer.Serialize(new Asked(provider.Key, state, nonce, verifier, next, bindsTo)));
        var query = new QueryBuilderOf(metadata.AuthorizationEndpoint)
            .With("response_type", "code")
            .With("client_id", provider.ClientId)
            .With("redirect_uri", ReturnAddress(http))
            .With("scope", ("openid " + provider.Scope).Trim())
            .With("state", state)
            .With("nonce", nonce)
            .With("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))))
            .With("code_challenge_method", "S256");
        return (provider.Levels.IsEmpty ? query : query.With("acr_values", string.Join(' ', provider.Levels))).ToString();
    }

    /// <summary>Takes the browser's return.</summary>
    /// <returns>Who the provider says it is and what was asked; or <see cref="ProviderRefused"/>, with the check that failed.</returns>
    public async Task<Result<OpenIdPerson>> EndAsync(HttpContext http, CancellationToken ct)
    {
        var query = http.Request.Query;
        if (step.Take(http, Purpose) is not { } kept || JsonSerializer.Deserialize<Asked>(kept) is not { } asked || providers.Find(asked.Provider) is not { } provider)
        {
            return new ProviderRefused("not-asked");
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["state"].ToString()), Encoding.UTF8.GetBytes(asked.State)))
        {
            return new ProviderRefused("state");
        }

        var metadata = await providers.MetadataAsync(provider, anew: false, ct);
        if (metadata.Issuer.TrimEnd('/') != provider.Authority.TrimEnd('/'))
        {
            return new ProviderRefused("issuer");
        }

        // A return that names another issuer is another provider's (RFC 9207).
        var says = query["iss"].ToString();
        if (says != metadata.Issuer && (says.Length > 0 || metadata.AuthorizationResponseIssParameterSupported))
        {
            return new ProviderRefused("issuer");
        }

        if (query["code"].ToString() is not { Length: > 0 } code || query.ContainsKey("error"))
        {
            return new ProviderRefused("code");
        }

        return await ExchangeAsync(http, provider, metadata, code, asked.Verifier, ct) is { } token
            ? await CheckAsync(provider, metadata, token, asked, ct)
            : new ProviderRefused("code");
    }

    private async Task<string?> ExchangeAsync(
        HttpContext http, OpenIdProvider provider, OpenIdConnectConfiguration metadata, string code, string verifier, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("grant_type", "authorization_code"),
                KeyValuePair.Create("code", code),
                KeyValuePair.Create("redirect_uri", ReturnAddress(http)),
                KeyValuePair.Create("code_verifier", verifier),
            ]),
        };
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
            Uri.EscapeDataString(provider.ClientId) + ":" + Uri.EscapeDataString(provider.ClientSecret))));
        using var client = clients.CreateClient(OpenIdProviders.Client);
        using var answer = await client.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        return body.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    private async Task<Result<OpenIdPerson>> CheckAsync(
        OpenIdProvider provider, OpenIdConnectConfiguration metadata, string token, Asked asked, CancellationToken ct)
    {
        var read = await ReadAsync(provider, metadata, token);
        if (read is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            read = await ReadAsync(provider, await providers.MetadataAsync(provider, anew: true, ct), token);
        }

        if (!read.IsValid || read.SecurityToken is not JsonWebToken identity || identity.Subject is not { Length: > 0 and <= 255 } subject)
        {
            return new ProviderRefused("token");
        }

        if (!identity.TryGetPayloadValue<string>("nonce", out var nonce)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(asked.Nonce)))
        {
            return new ProviderRefused("nonce");
        }

        // A token for several audiences says for whom it was made.
        if (identity.Audiences.Count() > 1 && (!identity.TryGetPayloadValue<string>("azp", out var party) || party != provider.ClientId))
        {
            return new ProviderRefused("audience");
        }

        if (!provider.Levels.IsEmpty && (!identity.TryGetPayloadValue<string>("acr", out var level) || !provider.Levels.Contains(level)))
        {
            return new ProviderRefused("level");
        }

        return new OpenIdPerson(provider, metadata.Issuer, subject, asked.Next, asked.BindsTo);
    }

    private Task<TokenValidationResult> ReadAsync(OpenIdProvider provider, OpenIdConnectConfiguration metadata, string token) =>
        Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => time.GetUtcNow().UtcDateTime is var now
                && (from is null || from <= now + TimeSpan.FromMinutes(1)) && until is not null && now < until,
        });

    private static string ReturnAddress(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}/entra/ritorno";

    private sealed record Asked(string Provider, string State, string Nonce, string Verifier, string Next, Guid? BindsTo);

    private sealed record QueryBuilderOf(string Address)
    {
        public QueryBuilderOf With(string name, string value) => new(
            $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}");

        public override string ToString() => Address;
    }
}
