// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>The jobs of one installation, for those who ask for work and watch it.</summary>
public interface IJobs
{
    /// <summary>Asks for a job in the unit of work that is open: it exists when, and only when, that unit is committed.</summary>
    /// <returns>The new job; or the one of the same kind that already has this idempotency key, as it stands.</returns>
    /// <exception cref="InvalidOperationException">No unit of work is open.</exception>
    Task<Job> EnqueueAsync(JobRequest request, CancellationToken ct);

    /// <summary>The job, or null.</summary>
    Task<Job?> FindAsync(JobId id, CancellationToken ct);

    /// <summary>Jobs, newest first.</summary>
    Task<Sequence<Job>> ListAsync(JobQuery query, CancellationToken ct);

    /// <summary>Asks for a job to be stopped, in the unit of work that is open: at once while it waits, otherwise as soon as it listens.</summary>
    /// <returns>The job as it then stands; or <c>job-unknown</c>, or <c>job-already-ended</c>.</returns>
    /// <exception cref="InvalidOperationException">No unit of work is open.</exception>
    Task<Result<Job>> RequestCancelAsync(JobId id, CancellationToken ct);
}
