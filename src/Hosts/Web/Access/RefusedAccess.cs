// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Writes into the audit trail who was refused what: the guest and the route, never the address, which may name persons.</summary>
/// <remarks>However often somebody tries the same door, the trail holds it once a minute.</remarks>
public sealed class RefusedAccess(RequestDelegate next, TimeProvider time)
{
    private const int Most = 4096;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(Actor, string), long> _told = new();

    /// <summary>Passes the request on, and looks at how it was answered.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode == StatusCodes.Status403Forbidden && Guest.From(http.User) is { } guest && IsNews(guest.Actor, RouteOf(http)))
        {
            await TellAsync(http, guest.Actor);
        }
    }

    // A database that cannot be written now is told where it matters; the visitor has been refused all the same.
    private static Task TellAsync(HttpContext http, Actor by)
    {
        var audit = http.RequestServices.GetRequiredService<IAuditTrail>();
        return http.RequestServices.GetRequiredService<IUnitOfWork>().CommitAsync<int>(
            async ct =>
            {
                await audit.AppendAsync(new AuditAct(by, "access-refused", "page", RouteOf(http), Json.Object(("method", http.Request.Method))), ct);
                return 0;
            },
            CancellationToken.None);
    }

    private static string RouteOf(HttpContext http)
    {
        // The exception handler takes the endpoint away; the pattern is kept where it was found.
        var route = http.Items[typeof(RefusedAccess)] as string ?? "unknown";
        return route.Length <= 200 ? route : route[..200];
    }

    private bool IsNews(Actor by, string route)
    {
        var now = time.GetTimestamp();
        if (_told.TryGetValue((by, route), out var last) && time.GetElapsedTime(last, now) < Between)
        {
            return false;
        }

        if (_told.Count >= Most)
        {
            _told.Clear();
        }

        _told[(by, route)] = now;
        return true;
    }

    /// <summary>Keeps which route was found, for whoever is told afterwards.</summary>
    internal static Task KeepRouteAsync(HttpContext http, RequestDelegate next)
    {
        http.Items[typeof(RefusedAccess)] = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return next(http);
    }
}
