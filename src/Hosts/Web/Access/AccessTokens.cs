// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Composition;
using Filiera.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Filiera.Web;

/// <summary>Access tokens of OAuth client credentials: JWTs of a quarter of an hour that this installation signs for itself.</summary>
/// <remarks>
/// HS256 under a key of its own in <c>keys/tokens.key</c>: nobody else has to check them. A token works only as long as the key it was
/// made of: revoking the key revokes its tokens at once.
/// </remarks>
public sealed class AccessTokens(Installation installation, IApiKeys keys, TimeProvider time)
{
    /// <summary>Who makes the tokens and whom they are for.</summary>
    public const string Issuer = "filiera";

    /// <summary>How long a token works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const string Kind = "at+jwt";
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for a key.</summary>
    public string Make(ApiKey key, Sequence<ApiScope> scopes)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Life,
            TokenType = Kind,
            Claims = new Dictionary<string, object> { ["client_id"] = key.Id.ToString(), ["sub"] = key.Id.ToString(), ["scope"] = scopes.Write() },
            SigningCredentials = new SigningCredentials(SigningKey(), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The guest a token lets in; null for anything that is not a token of ours that works now.</summary>
    public async Task<Guest?> ReadAsync(string token, CancellationToken ct)
    {
        var read = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidTypes = [Kind],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = SigningKey(),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.Zero,
            LifetimeValidator = (from, until, _, _) => time.GetUtcNow().UtcDateTime is var now && from <= now && now < until,
        });
        return read.IsValid && read.Claims.TryGetValue("client_id", out var client) && Guid.TryParse(client as string, out var id)
            && read.Claims.TryGetValue("scope", out var written) && ApiScopeWords.Read(written as string) is { } scopes
            && await keys.FindAsync(id, ct) is { } key
                ? ProgramSignIn.GuestOf(key) with { Scopes = Sequence.From(scopes.Where(scope => key.Scopes.Contains(scope))) }
                : null;
    }

    private SymmetricSecurityKey SigningKey() => new(PrivateSecret.Of(installation, "tokens.key"));
}
