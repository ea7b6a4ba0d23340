// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Register;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>Plays a plan into a new installation, which is marked as a demonstration before anything is written.</summary>
public static class SeedInstallation
{
    /// <summary>Makes the installation and plays the plan.</summary>
    /// <param name="installation">Where; its data directory must be missing or empty.</param>
    /// <param name="plan">What.</param>
    /// <param name="progress">Told how far it is; null when nobody listens.</param>
    /// <param name="ct">Stops between two acts; what was played stays, marked as a demonstration.</param>
    public static async Task<Result<PlayedWorld>> PlayAsync(
        Installation installation, SeedPlan plan, IProgress<SeedProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(plan);
        if (Directory.Exists(installation.DataDirectory) && Directory.EnumerateFileSystemEntries(installation.DataDirectory).Any())
        {
            return new InstallationNotEmpty { Where = "data" };
        }

        var clock = new SimulatedClock(RomeTime.StartOf(plan.Day.PlusDays(-PlayWorld.LongestAgo)));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(clock)
            .AddSingleton<IIdentifiers>(new SeededIdentifiers(plan.Seed, clock))
            .AddFiliera(installation with { Demonstration = true })
            .AddSingleton(plan)
            .AddScoped<IEntrySource, SeedCertificates>()
            .BuildServiceProvider();
        var mark = FormattableString.Invariant($"seed {plan.Seed}, size {plan.Size}, day {plan.Day:uuuu-MM-dd}\n");
        return await services.PrepareDemonstrationAsync(mark, ct) is Result<int>.Refused refused
            ? refused.Refusals
            : await new PlayWorld(services, clock, plan, progress).RunAsync(ct);
    }
}
