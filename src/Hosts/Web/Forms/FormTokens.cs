// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Filiera.Web;

/// <summary>The form tokens of pages that were drawn before. Who is signed in gets the same token for a minute: it is sealed once, not at each page.</summary>
/// <remarks>
/// A token holds who is signed in and belongs to the browser's own cookie, so each person and each cookie has its own; it is as good as any other that browser was
/// sent. No longer than a minute: what stands still for ever in an answer that somebody compresses on the way could be guessed from its length.
/// </remarks>
public sealed class FormTokens(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    private const long Minute = 60_000;
    private const string Caches = "no-cache, no-store";
    private readonly ConditionalWeakTable<ClaimsPrincipal, Sealed> _known = [];

    /// <summary>The token that this very request has drawn into its page.</summary>
    internal string? Drawn(HttpContext http) => antiforgery.GetTokens(http).RequestToken;

    /// <summary>A token for whoever asks, and what an answer that carries one says to caches and to the browser.</summary>
    internal byte[] Send(HttpContext http)
    {
        var isSignedIn = http.User.Identity?.IsAuthenticated == true;
        var cookie = http.Request.Cookies[options.Value.Cookie.Name!];
        var now = Environment.TickCount64;
        if (isSignedIn && _known.TryGetValue(http.User, out var known) && known.Cookie == cookie && known.IsTls == http.Request.IsHttps && now - known.At < Minute)
        {
            http.Response.Headers.CacheControl = Caches;
            http.Response.Headers.Pragma = CacheControlHeaderValue.NoCacheString;
            return known.Token;
        }

        var tokens = antiforgery.GetAndStoreTokens(http);
        var token = Encoding.ASCII.GetBytes(tokens.RequestToken!);

        // With a new cookie the next request comes with it, and is another's until then.
        if (isSignedIn && cookie is not null && tokens.CookieToken is null)
        {
            _known.AddOrUpdate(http.User, new Sealed(cookie, http.Request.IsHttps, now, token));
        }

        return token;
    }

    private sealed record Sealed(string Cookie, bool IsTls, long At, byte[] Token);
}
