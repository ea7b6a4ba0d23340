// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Kernel;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Filiera.Web;

/// <summary>
/// Whose word is taken for where a request came from and whether it came through TLS: the proxies in <c>Filiera:Proxies</c>, addresses or
/// networks with semicolons between. Nobody's when it is empty.
/// </summary>
public static class Proxies
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "Filiera:Proxies";

    /// <summary>The networks of the setting; a single address is a network of its own.</summary>
    public static Result<Sequence<IPNetwork>> Read(IConfiguration configuration)
    {
        var networks = new List<IPNetwork>();
        foreach (var word in (configuration[Setting] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(word, out var one))
            {
                networks.Add(new IPNetwork(one, one.GetAddressBytes().Length * 8));
            }
            else if (IPNetwork.TryParse(word, out var network))
            {
                networks.Add(network);
            }
            else
            {
                return new ProxyNotUnderstood();
            }
        }

        return Sequence.From(networks);
    }

    /// <summary>
    /// Takes the sender's address and the scheme from the proxies, nearest first, as far as each is known; what strangers write into the
    /// same headers is left alone. In a run for real people nothing else than TLS is served, but to who watches from this machine.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration).ValueOrThrow();
        if (!networks.IsEmpty)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }

            app.UseForwardedHeaders(options);
        }
    }

    /// <summary>Refuses whatever did not come through TLS, in a run for real people.</summary>
    public static void UseTlsAlone(this WebApplication app)
    {
        if (ProductionRules.Apply(app.Configuration))
        {
            app.Use((http, next) => http.Request.IsHttps || IsWatch(http.Request.Path) ? next(http) : RefuseAsync(http));
        }
    }

    // Who watches over the process asks it on its own machine, where no proxy stands between.
    private static bool IsWatch(PathString path) => path.StartsWithSegments("/health") || path == "/metrics" || path == "/salute";

    // A page holds forms, whose cookie travels through TLS alone: this is told in one line.
    private static Task RefuseAsync(HttpContext http)
    {
        var refusal = new ConnectionNotSecure();
        http.Response.StatusCode = ProblemTable.StatusOf(refusal.Code);
        return ProblemAnswers.WantsJson(http.Request) ? ProblemAnswers.WriteAsync(http, http.Response.StatusCode, [refusal]) : http.Response.WriteAsync(refusal.ToString());
    }
}
