// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.DataProtection;

namespace Filiera.Web;

/// <summary>What a sign-in in several steps remembers between two of them: a cookie of a few minutes that only this host can read or write.</summary>
public sealed class Step(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Remembers a value for one purpose.</summary>
    public void Put(HttpContext http, string purpose, string value) => http.Response.Cookies.Append(
        NameOf(purpose), ProtectorOf(purpose).Protect(value, Life), OptionsFor(http));

    /// <summary>The value remembered, or null when there is none, it was changed, or it is too old.</summary>
    public string? Look(HttpContext http, string purpose)
    {
        if (http.Request.Cookies[NameOf(purpose)] is not { } kept)
        {
            return null;
        }

        try
        {
            return ProtectorOf(purpose).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The value remembered, which is then forgotten.</summary>
    public string? Take(HttpContext http, string purpose)
    {
        var value = Look(http, purpose);
        http.Response.Cookies.Delete(NameOf(purpose), OptionsFor(http));
        return value;
    }

    private ITimeLimitedDataProtector ProtectorOf(string purpose) => protection.CreateProtector("filiera-step", purpose).ToTimeLimitedDataProtector();

    private static string NameOf(string purpose) => "filiera-step-" + purpose;

    // Lax, since an identity provider outside leads the browser back here.
    private static CookieOptions OptionsFor(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
        MaxAge = Life,
    };
}
