// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Filiera.Web;

/// <summary>The cookie that keeps a person signed in for a working day.</summary>
public static class SignInCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "filiera-session";

    /// <summary>People are led to the sign-in page and back; programs get 401 and 403.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToAccessDenied = AnswerForbidden;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnValidatePrincipal = RefuseForeignPersona;
    }

    private static Task AnswerForbidden(RedirectContext<CookieAuthenticationOptions> context)
    {
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

    // A persona signed in on demonstration data must not outlive it when real data take its place.
    private static async Task RefuseForeignPersona(CookieValidatePrincipalContext context)
    {
        var installation = context.HttpContext.RequestServices.GetRequiredService<Installation>();
        var guest = context.Principal is { } person ? Guest.From(person) : null;
        if (guest is null || (guest.IsPersona && !installation.Demonstration))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }
}
