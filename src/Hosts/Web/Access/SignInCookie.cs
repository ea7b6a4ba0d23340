// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Filiera.Access;
using Filiera.Composition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NodaTime;

namespace Filiera.Web;

/// <summary>The cookie that keeps a person signed in for a working day. It holds a secret; the session itself is on the server.</summary>
public static class SignInCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "filiera-session";

    /// <summary>Its name for real people, whose browser takes a cookie so named only over TLS and from this very host.</summary>
    public const string NameInProduction = HostPrefix + Name;

    /// <summary>What stands before the name of a cookie of production.</summary>
    public const string HostPrefix = "__Host-";

    /// <summary>The claim with the session's secret, which only this cookie holds.</summary>
    public const string SecretClaim = "filiera-secret";

    /// <summary>The claim with the instant of the sign-in, in seconds.</summary>
    public const string OpenedClaim = "filiera-opened";

    /// <summary>How long a session lasts without being used.</summary>
    public static readonly Duration Idle = Duration.FromHours(10);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly Duration Longest = Duration.FromHours(24);

    private static readonly ConditionalWeakTable<ClaimsPrincipal, string> Hashes = [];
    private static readonly Duration Grain = Duration.FromMinutes(5);

    /// <summary>People are led to the sign-in page and back; programs get 401 and 403.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle.ToTimeSpan();
        options.SlidingExpiration = true;
        options.Events.OnRedirectToAccessDenied = AnswerForbidden;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnValidatePrincipal = CheckSessionAsync;
    }

    /// <summary>The secret of the session a request came with, or null.</summary>
    public static string? SecretOf(ClaimsPrincipal person) => person.FindFirst(SecretClaim)?.Value;

    // The hash of a session's secret, once for each principal.
    private static string? HashOf(ClaimsPrincipal person)
    {
        if (!Hashes.TryGetValue(person, out var hash) && SecretOf(person) is { } secret)
        {
            Hashes.AddOrUpdate(person, hash = Secrets.Hash(secret));
        }

        return hash;
    }

    /// <summary>When the person signed in; the beginning of time when nobody did.</summary>
    public static Instant OpenedAt(ClaimsPrincipal person) =>
        long.TryParse(person.FindFirst(OpenedClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : Instant.MinValue;

    private static Task AnswerForbidden(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A password alone is not enough for the workspace: the account's page says what to add.
        if (Guest.From(context.HttpContext.User) is { IsStrong: false } && HttpMethods.IsGet(context.Request.Method) && !ProblemAnswers.WantsJson(context.Request))
        {
            context.Response.Redirect(AccountEndpoints.Address);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ProblemAnswers.WantsJson(context.Request) || !HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(QueryString.Create("ritorno", context.Request.Path + context.Request.QueryString)
            .ToUriComponent().Insert(0, "/entra"));
        return Task.CompletedTask;
    }

    // The session must still stand on the server, and a persona must not outlive the demonstration data it was tried on.
    private static async Task CheckSessionAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stop = context.HttpContext.RequestAborted;
        var now = Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (context.Principal is not { } person || Guest.From(person) is not { } guest || HashOf(person) is not { } hash
            || (guest.IsPersona && !services.GetRequiredService<Installation>().Demonstration)
            || now >= OpenedAt(person) + Longest
            || await services.GetRequiredService<KnownSessions>().FindAsync(context.HttpContext, hash) is not { } session
            || now >= session.ExpiresAt)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        if (now - session.SeenAt >= Grain)
        {
            await services.GetRequiredService<ISessions>().SeenAsync(
                hash, now, Instant.Min(now + Idle, OpenedAt(person) + Longest), stop);
            context.ShouldRenew = true;
        }
    }
}
