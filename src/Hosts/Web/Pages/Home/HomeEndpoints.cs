// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>The front page.</summary>
public static class HomeEndpoints
{
    /// <summary>Maps <c>/</c>.</summary>
    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapKeptPage(AccessPolicies.Everyone, "/", async (Figures figures, RegisterReading reading, CancellationToken ct) => Answers.Page<Home>(
            ("Counted", await figures.ReadAsync(ct)),
            ("Register", await reading.NowAsync(ct) is Result<RegisterState>.Ok { Value: var state } ? state : null)));
}
