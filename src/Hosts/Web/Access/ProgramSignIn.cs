// SPDX-License-Identifier: EUPL-1.2
using System.Text.Encodings.Web;
using Filiera.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Filiera.Web;

/// <summary>Lets a program in that comes with a key, or with a token made of one, in <c>Authorization: Bearer</c>.</summary>
public sealed class ProgramSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IApiKeys keys, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string Name = "program";

    private const string Prefix = "Bearer ";

    /// <summary>True when the request comes with a key or a token: then its cookies count for nothing.</summary>
    public static bool Speaks(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The guest a key lets in.</summary>
    public static Guest GuestOf(ApiKey key) => new(key.Organisation is null ? Roles.Operator : Roles.ComplianceOfficer, IsPersona: false)
    {
        Key = key.Id,
        Organisation = key.Organisation,
        Scopes = key.Scopes,
        Means = SignInMeans.Provider,
    };

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Speaks(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var secret = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        var guest = secret.Contains('.', StringComparison.Ordinal)
            ? await tokens.ReadAsync(secret, Context.RequestAborted)
            : await keys.UseAsync(secret, Context.RequestAborted) is { } key ? GuestOf(key) : null;
        return guest is null
            ? AuthenticateResult.Fail("Neither a key nor a token of this installation.")
            : AuthenticateResult.Success(new AuthenticationTicket(guest.ToPrincipal(), Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"filiera\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"filiera\", error=\"insufficient_scope\"";
        return Task.CompletedTask;
    }
}
