// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>Headers every answer carries: no inline script or style, no framing, no sniffing, no address passed on.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IConfiguration configuration)
{
    /// <summary>What a page may load: only this installation's own files.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly bool _isProduction = ProductionRules.Apply(configuration);

    /// <summary>Sets the headers, then passes the request on. Pages are kept by no cache.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // Set when the answer starts: the exception handler clears whatever was set before.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";

            if (http.Request.IsHttps || _isProduction)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            // Written by the renderer for a script that is not here.
            headers.Remove("blazor-enhanced-nav");
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
