// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Keeps a language chosen with <c>?lang=</c> in a cookie and tells caches what the answer depends on.</summary>
public sealed class LanguageChoice(RequestDelegate next)
{
    /// <summary>Sets the cookie when a known language was asked for by name, then passes the request on.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (Languages.Read(http.Request.Query["lang"]) is { } chosen)
        {
            http.Response.Cookies.Append(Languages.Cookie, chosen.Tag(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
                Secure = http.Request.IsHttps,
            });
        }

        return next(http);
    }
}
