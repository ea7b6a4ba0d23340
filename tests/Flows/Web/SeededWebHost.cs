// SPDX-License-Identifier: EUPL-1.2
using Filiera.SeedWorld;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>The web host over the demonstration sector, without its lists.</summary>
public sealed class SeededWebHost : WebHost, IAsyncLifetime
{
    /// <summary>The plan played.</summary>
    public static SeedPlan Plan { get; } = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    async ValueTask IAsyncLifetime.InitializeAsync() =>
        (await SeedInstallation.PlayAsync(Opened, Plan with { Lists = [], Rights = [] }, null, default)).ValueOrThrow();
}
