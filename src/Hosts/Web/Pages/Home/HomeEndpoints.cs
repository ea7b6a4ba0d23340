// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>The front page.</summary>
public static class HomeEndpoints
{
    /// <summary>Maps <c>/</c>.</summary>
    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapPage(AccessPolicies.Everyone, "/", async (Figures figures, CancellationToken ct) =>
            Answers.Shared<Home>(("Counted", await figures.ReadAsync(ct))));
}
