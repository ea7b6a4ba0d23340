// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Keeps a language chosen with <c>?lang=</c> and a theme chosen with <c>?tema=</c>, each in a cookie: no script is needed.</summary>
public sealed class VisitorsChoices(RequestDelegate next)
{
    /// <summary>Sets a cookie when something known was asked for by name, then passes the request on.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (Languages.Read(http.Request.Query["lang"]) is { } language)
        {
            Keep(http, Languages.Cookie, language.Tag());
        }

        if (Themes.Read(http.Request.Query[Themes.Parameter]) is { } theme)
        {
            Keep(http, Themes.Cookie, theme.Tag());
        }

        return next(http);
    }

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        IsEssential = true,
        Secure = http.Request.IsHttps,
    });
}
