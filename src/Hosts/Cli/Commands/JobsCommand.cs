// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary><c>filiera jobs list|run</c>: what is being done, and doing it without a web host.</summary>
public static class JobsCommand
{
    /// <summary>The command, to be added to the root.</summary>
    public static Command Create() => new("jobs", "Work that is queued, running or done")
    {
        new Command("list", "The newest fifty jobs").Over(ListAsync),
        new Command("run", "Run what is queued until nothing is left").Over(RunAsync),
    };

    private static async Task<int> ListAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        foreach (var job in (await installation.Services.GetRequiredService<IJobs>().ListAsync(new JobQuery(), ct)).ToArray())
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{job.Id}  {job.State,-12}  {job.Request.Kind,-24}  {job.EnqueuedAt}  {job.Failure?.Code}"));
        }

        return 0;
    }

    private static async Task<int> RunAsync(OpenedInstallation installation, ParseResult parsed, CancellationToken ct)
    {
        var attempts = await installation.Root.GetRequiredService<JobRunner>().DrainAsync(ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{attempts} attempts"));
        return 0;
    }
}
