// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Access;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>OAuth 2.0 client credentials (RFC 6749, section 4.4): a key's identifier and secret against a short token.</summary>
public static class OAuthEndpoints
{
    private const string Basic = "Basic ";

    /// <summary>Maps <c>/oauth/token</c>. A program has no page of ours to send a form from: the secret is what it shows.</summary>
    public static void MapOAuth(this IEndpointRouteBuilder app) =>
        app.MapPost("/oauth/token", TokenAsync).RequireAuthorization(AccessPolicies.Everyone).WithMetadata(FormGuard.SecretMark).DisableAntiforgery();

    private static async Task<IResult> TokenAsync(HttpContext http, IApiKeys keys, AccessTokens tokens, SignInAttempts attempts, CancellationToken ct)
    {
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        if (!http.Request.HasFormContentType)
        {
            return Error(StatusCodes.Status400BadRequest, "invalid_request");
        }

        var form = await http.Request.ReadFormAsync(ct);
        if (form["grant_type"] != "client_credentials")
        {
            return Error(StatusCodes.Status400BadRequest, "unsupported_grant_type");
        }

        // client_secret_basic alone: a secret in a body ends up in logs of other programs.
        if (Credentials(http.Request) is not (var client, var secret) || await keys.UseAsync(secret, ct) is not { } key || key.Id.ToString() != client)
        {
            attempts.Failed(http.Connection.RemoteIpAddress);
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"filiera\"";
            return Error(StatusCodes.Status401Unauthorized, "invalid_client");
        }

        var asked = form.ContainsKey("scope") ? ApiScopeWords.Read(form["scope"]) : key.Scopes;
        if (asked is not { IsEmpty: false } scopes || scopes.Any(scope => !key.Scopes.Contains(scope)))
        {
            return Error(StatusCodes.Status400BadRequest, "invalid_scope");
        }

        attempts.Succeeded(http.Connection.RemoteIpAddress);
        return Results.Bytes(Json.Object(
            ("access_token", tokens.Make(key, scopes)),
            ("expires_in", (long)AccessTokens.Life.TotalSeconds),
            ("scope", scopes.Write()),
            ("token_type", "Bearer")).ToCanonicalBytes(), "application/json");
    }

    private static (string Client, string Secret)? Credentials(HttpRequest request)
    {
        var written = request.Headers.Authorization.ToString();
        if (!written.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[written.Length];
        return Convert.TryFromBase64String(written[Basic.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var client, var secret]
                ? (Uri.UnescapeDataString(client), Uri.UnescapeDataString(secret))
                : null;
    }

    private static JsonAnswer Error(int status, string code) => new(status, Json.Object(("error", code)));

    private sealed class JsonAnswer(int status, Json body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json";
            return httpContext.Response.Body.WriteAsync(body.ToCanonicalBytes(), httpContext.RequestAborted).AsTask();
        }
    }
}
