// SPDX-License-Identifier: EUPL-1.2
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Gate;

/// <summary>Registers what the gate's host needs, over the rooms that Composition registers.</summary>
internal static class GateRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddGate(this IServiceCollection services, GateLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<BehindEverything>()
        .AddSingleton<OptOutNotices>()
        .AddSingleton<GateReporter>()
        .AddSingleton<GateRuntime>()
        .AddSingleton<GateAccess>()
        .AddSingleton<Decisions>()
        .AddSingleton<DecisionLane>()
        .AddSingleton<Outcomes>()
        .AddSingleton<OldEvents>().AddSingleton<GateFeeds>()
        .AddSingleton<GateFiles>()
        .AddSingleton<GateDrain>()
        .AddSingleton<GateApp>()
        .AddSingleton<DrainableTransport>()
        .AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<DrainableTransport>());
}
