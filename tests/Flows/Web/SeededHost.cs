// SPDX-License-Identifier: EUPL-1.2
using Filiera.SeedWorld;
using Microsoft.AspNetCore.Hosting;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>The web host on the demonstration sector of size S: many organisations, each with something of its own.</summary>
public sealed class SeededHost : WebHost
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));

    // The play itself leaves the mark of a demonstration.
    protected override bool Demonstration => false;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        SeedInstallation.PlayAsync(Opened, Plan, null, default).GetAwaiter().GetResult().ValueOrThrow();
        base.ConfigureWebHost(builder);
    }
}
