// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The jobs of one installation, for those who carry them out.</summary>
public interface IJobQueue
{
    /// <summary>Takes the oldest job of these kinds that is due, or whose runner is gone, in a unit of work of its own.</summary>
    /// <param name="kinds">What the runner has handlers for.</param>
    /// <param name="lease">How long the job is held unless renewed.</param>
    /// <returns>The claim, or null when there is nothing to do; or why the database refused.</returns>
    Task<Result<JobClaim?>> ClaimAsync(Sequence<string> kinds, Duration lease, CancellationToken ct);

    /// <summary>Holds the job for longer and stores its progress, in a unit of work of its own.</summary>
    /// <returns>The job as it stands, or <c>job-lost</c>.</returns>
    Task<Result<Job>> RenewAsync(JobClaim claim, JobProgress? progress, Duration lease, CancellationToken ct);

    /// <summary>Ends the attempt, in a unit of work of its own.</summary>
    /// <returns>The job as it then stands, or <c>job-lost</c>.</returns>
    Task<Result<Job>> EndAsync(JobClaim claim, JobEnd end, JobProgress? progress, CancellationToken ct);

    /// <summary>What a finished step gave, or null.</summary>
    Task<Json?> FindStepAsync(JobId job, string name, CancellationToken ct);

    /// <summary>Makes sure, in the unit of work that is open, that the job is still held.</summary>
    /// <exception cref="JobLost">It is not.</exception>
    Task HoldAsync(JobClaim claim, CancellationToken ct);

    /// <summary>Keeps what a step gave, in the unit of work that is open.</summary>
    Task SaveStepAsync(JobClaim claim, string name, Json result, CancellationToken ct);
}
