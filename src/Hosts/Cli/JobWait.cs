// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Cli;

/// <summary>Carries a queued job out, or watches whoever carries it out, and says on standard error how far it is.</summary>
internal static class JobWait
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns the job once nothing will happen to it any more.</summary>
    public static async Task<Job> RunAsync(OpenedInstallation installation, JobId id, TextWriter progress, CancellationToken ct)
    {
        // Another program may hold the job already; whoever runs it, its state is what counts.
        var runner = installation.Root.GetRequiredService<JobRunner>();
        var draining = runner.DrainAsync(ct);
        var told = 0;
        var shown = -1L;
        while (true)
        {
            await using var scope = installation.Root.CreateAsyncScope();
            var job = await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(id, ct)
                ?? throw new InvalidOperationException("A job that was queued is there.");
            if (job.IsFinal)
            {
                await draining;
                return job;
            }

            if (job is { State: JobState.WaitingRetry, Failure: { } failure } && job.Attempts > told)
            {
                told = job.Attempts;
                await progress.WriteLineAsync($"{failure.Code}: {failure.Message} It is tried again.");
            }
            else if (job.Progress is { } reached && reached.Done != shown)
            {
                shown = reached.Done;
                await progress.WriteLineAsync(ProgressText.Of(reached));
            }

            if (draining.IsCompleted)
            {
                await draining;
                draining = runner.DrainAsync(ct);
            }

            await Task.WhenAny(draining, Task.Delay(Look, TimeProvider.System, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Says why a job that is over is not done.</summary>
    public static async Task<int> RefuseAsync(Job job, TextWriter error)
    {
        await error.WriteLineAsync(job.Failure is { } failure
            ? $"{failure.Code}: {failure.Message} {failure.Remedy}"
            : string.Create(CultureInfo.InvariantCulture, $"The job ended as {job.State}."));
        return InstallationCommand.Refused;
    }
}
