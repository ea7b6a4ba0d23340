// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>The sector in figures, for anyone, and the same figures as open data.</summary>
public static class FiguresEndpoints
{
    /// <summary>Where they are.</summary>
    public const string Address = "/dati";

    /// <summary>Maps <c>/dati</c> and its exports.</summary>
    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Everyone, Address, async (Figures figures, CancellationToken ct) =>
            Answers.Page<FiguresPage>(("Counted", await figures.ReadAsync(ct))));
        app.MapPage(AccessPolicies.Everyone, Address + ".csv", async (Figures figures, CancellationToken ct) => Csv(await figures.ReadAsync(ct)));
        app.MapPage(AccessPolicies.Everyone, Address + ".json", async (Visit visit, Figures figures, CancellationToken ct) =>
            AsJson(await figures.ReadAsync(ct), visit.Installation.Demonstration));
    }

    private static IResult Csv(PublicFigures counted) => Export.Csv("figures", ["figure", "count", "counted_at"], counted.All
        .Select(figure => new[] { figure.Name, figure.Count.ToString(CultureInfo.InvariantCulture), InstantPattern.General.Format(counted.At) }));

    private static IResult AsJson(PublicFigures counted, bool demonstration) => Export.ToJson("figures", Json.Object(
        ("counted_at", InstantPattern.General.Format(counted.At)),
        ("demonstration", demonstration),
        ("figures", Json.Object([.. counted.All.Select(figure => (figure.Name, (Json)figure.Count))]))));
}
