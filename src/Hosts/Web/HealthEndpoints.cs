// SPDX-License-Identifier: EUPL-1.2
using System.Data.Common;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Whether the installation is well, for whoever watches over it.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/salute</c>: 200 and <c>ok</c>, or 503 and which check is failing.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapPage(AccessPolicies.Everyone, "/salute", ReportAsync);

    private static async Task<IResult> ReportAsync(HttpContext http, Installation installation, IAuditTrail trail, CancellationToken ct)
    {
        var directory = Directory.Exists(installation.DataDirectory);
        var database = await AnswersAsync(trail, ct);
        http.Response.StatusCode = directory && database ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Bytes(
            Json.Object(
                ("status", directory && database ? "ok" : "failing"),
                ("version", typeof(HealthEndpoints).Assembly.GetName().Version!.ToString(3)),
                ("demonstration", installation.Demonstration),
                ("checks", Json.Object(("data_directory", Word(directory)), ("database", Word(database))))).ToCanonicalBytes(),
            "application/json");
    }

    private static string Word(bool well) => well ? "ok" : "failing";

    private static async Task<bool> AnswersAsync(IAuditTrail trail, CancellationToken ct)
    {
        try
        {
            await trail.HeadAsync(ct);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
