// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>What whoever watches over the process asks it: does it live, is it ready, what has it measured.</summary>
public static class WatchEndpoints
{
    /// <summary>The setting that opens <c>/metrics</c> to callers from elsewhere: they send its value as a bearer token.</summary>
    public const string MetricsToken = "Filiera:MetricsToken";

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
    public static void MapWatch(this IEndpointRouteBuilder app)
    {
        // Asked for at once: what is measured before somebody listens is lost.
        app.ServiceProvider.GetRequiredService<MeterBook>();
        app.MapPage(AccessPolicies.Everyone, "/health/live", () => Status("live"));
        app.MapPage(AccessPolicies.Everyone, "/health/ready", ReadyAsync);
        app.MapPage(AccessPolicies.Everyone, "/metrics", Metrics);
    }

    private static IResult Status(string word) => Results.Bytes(Json.Object(("status", word)).ToCanonicalBytes(), "application/json");

    private static async Task<IResult> ReadyAsync(HttpContext http, Readiness readiness, CancellationToken ct)
    {
        var against = readiness.IsStopping ? [] : await readiness.LookAsync(ct);
        if (!readiness.IsStopping && against.IsEmpty)
        {
            return Status("ready");
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Results.Bytes(
            Json.Object(
                ("status", readiness.IsStopping ? "stopping" : "not-ready"),
                ("refusals", Json.Array(against.Select(one => (Json)Json.Object(("code", one.Code), ("message", one.Message), ("remedy", one.Remedy)))))).ToCanonicalBytes(),
            "application/json");
    }

    // Counts by route are nobody's data, but they are not for the world either: for a program on this machine, or for who has the token.
    private static IResult Metrics(HttpContext http, IConfiguration configuration, MeterBook book) => MayRead(http, SecretSettings.Of(configuration, MetricsToken))
        ? Results.Text(book.Write(), "text/plain; version=0.0.4", Encoding.UTF8)
        : Results.NotFound();

    private static bool MayRead(HttpContext http, string? token)
    {
        if (!string.IsNullOrEmpty(token) && http.Request.Headers.Authorization.ToString() is { Length: > 7 } sent && sent.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(sent[7..])));
        }

        // A proxy on the same machine adds one of these for whoever it speaks for; the last is what a known proxy leaves of the first.
        return http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded") && !http.Request.Headers.ContainsKey("Via")
            && !http.Request.Headers.ContainsKey("X-Original-For");
    }
}
