// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Filiera.Gate;

/// <summary>The gate inside another web host of the installation: one process for a small centre.</summary>
public static class GateMount
{
    /// <summary>Registers the gate; it begins with the host and ends with it.</summary>
    public static IServiceCollection AddMountedGate(this IServiceCollection services, GateLimits limits) =>
        services.AddGate(limits).AddHostedService<MountedGate>();

    /// <summary>Answers everything under <c>/api/gate</c>, with gate keys and with nothing else of the host's.</summary>
    public static IApplicationBuilder MapGate(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<GateApp>();
        return app.Use((http, next) => http.Request.Path.StartsWithSegments(GateApp.Root, StringComparison.Ordinal) ? gate.InvokeAsync(http) : next(http));
    }

    /// <summary>Runs what the gate does beside the requests.</summary>
    private sealed class MountedGate(GateRuntime runtime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => runtime.StartAsync(null, cancellationToken);

        public async Task StopAsync(CancellationToken cancellationToken) => await runtime.DisposeAsync();
    }
}
