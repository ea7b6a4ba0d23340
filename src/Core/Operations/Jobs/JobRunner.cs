// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>Carries out jobs: claims one by a lease, keeps it alive, listens for a request to stop, and says how it ended.</summary>
/// <remarks>Any number of runners, in any number of processes, may share a database.</remarks>
public sealed class JobRunner(IWorkScopes scopes, IClock clock, TimeProvider time, JobRunnerOptions options)
{
    /// <summary>Works until cancelled; jobs then running are handed back.</summary>
    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(Enumerable.Range(0, Math.Max(1, options.Parallel)).Select(_ => LoopAsync(ct)));

    /// <summary>Carries out jobs, one after the other, until none is due.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var attempts = 0;
        while (!ct.IsCancellationRequested && await RunNextAsync(ct) is not null)
        {
            attempts++;
        }

        return attempts;
    }

    /// <summary>Claims the next job that is due and makes one attempt at it.</summary>
    /// <returns>The job as it stands afterwards, as far as this runner knows; null when none was due or the database was not available.</returns>
    public async Task<Job?> RunNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open();
        var claimed = await scope.Jobs.ClaimAsync(Sequence.From(scope.Handlers.Select(handler => handler.Kind)), options.Lease, ct);
        if (claimed is not Result<JobClaim?>.Ok { Value: { } claim })
        {
            return null;
        }

        var began = time.GetTimestamp();
        using var activity = JobTelemetry.Begin(claim.Job);
        var handler = scope.Handlers.Single(candidate => candidate.Kind == claim.Job.Request.Kind);
        var context = new JobContext(claim, scope.Jobs, scope.UnitOfWork, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var pulse = new JobPulse(claim, context, scopes, time, options, stop);

        // The outcome is read from the task: whatever a handler throws is how its attempt ended, not a failure of the runner.
        var attempt = AttemptAsync(handler, context, stop.Token);
        await attempt.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await pulse.EndAsync();

        var end = pulse.Lost ? null : Conclude(claim, attempt, pulse.CancelRequested, ct.IsCancellationRequested);
        var left = end is null ? claim.Job : await EndAsync(claim, end, context.Progress);
        JobTelemetry.End(activity, left, time.GetElapsedTime(began));
        return left;
    }

    // On a thread of its own: a handler that computes for a minute without waiting for anything holds nobody else up.
    private static Task AttemptAsync(IJobHandler handler, JobContext context, CancellationToken ct) =>
        Task.Run(() => handler.RunAsync(context, ct), CancellationToken.None);

    private async Task LoopAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var next = RunNextAsync(ct);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsFaulted)
            {
                await next;
            }

            if (next.IsCanceled || next.Result is null)
            {
                await Task.Delay(options.Rest.ToTimeSpan(), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>How the attempt ended, or null when the job is another runner's.</summary>
    private JobEnd? Conclude(JobClaim claim, Task attempt, bool cancelRequested, bool closing)
    {
        if (attempt.IsCompletedSuccessfully)
        {
            return new JobEnd.Done();
        }

        if (attempt.IsCanceled && (cancelRequested || closing))
        {
            return cancelRequested ? new JobEnd.Cancelled() : new JobEnd.HandedBack();
        }

        var exception = attempt.Exception?.InnerException ?? new TaskCanceledException(attempt);
        switch (exception)
        {
            case JobLost:
                return null;
            case JobStopped stopped:
                return new JobEnd.Stopped(FailureOf(stopped.Because));
            case StepRefused refused:
                return new JobEnd.Broke(FailureOf(refused.Because[0]));
            case StorageFailedException failed:
                return new JobEnd.Broke(FailureOf(failed.Refusal));
            default:
                options.OnBroken?.Invoke(claim.Job.Id, exception);
                return new JobEnd.Broke(new JobFailure(
                    "job-broke",
                    $"The job broke off with {exception.GetType().Name}.",
                    "Look in the program's log; the job is tried again as often as its policy allows."));
        }
    }

    // Where in the input it is belongs to the message: a line number is half of what to do next.
    private static JobFailure FailureOf(Refusal refusal) =>
        new(refusal.Code, refusal.Where is null ? refusal.Message : $"({refusal.Where}) {refusal.Message}", refusal.Remedy);

    private async Task<Job> EndAsync(JobClaim claim, JobEnd end, JobProgress? progress)
    {
        // Not cancelled with the runner: what was reached is still written down. A scope of its own: the handler's may be spoiled.
        await using var scope = scopes.Open();
        var ended = await scope.Jobs.EndAsync(claim, end, progress, CancellationToken.None);

        // Refused: the lease runs out, the job is claimed again, and finished steps are not repeated.
        return ended is Result<Job>.Ok ok ? ok.Value : claim.Job;
    }
}
