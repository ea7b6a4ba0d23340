// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Whether the installation is well, for whoever watches over it.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/salute</c>: 200 and <c>ok</c>, or 503 and what is not.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapPage(AccessPolicies.Everyone, "/salute", (Installation installation) => Report(installation));

    private static IResult Report(Installation installation)
    {
        var writable = CanWrite(installation);
        var report = Json.Object(
            ("status", writable ? "ok" : "failing"),
            ("version", typeof(HealthEndpoints).Assembly.GetName().Version!.ToString(3)),
            ("demonstration", installation.Demonstration),
            ("checks", Json.Object(("data_directory", writable ? "ok" : "not-writable"))));
        return Results.Bytes(report.ToCanonicalBytes(), "application/json");
    }

    private static bool CanWrite(Installation installation) => Directory.Exists(installation.DataDirectory);
}
