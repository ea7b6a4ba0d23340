// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using NodaTime;

namespace Filiera.Operations;

/// <summary>The life of a job as pure steps from one state to the next; stores keep what they give.</summary>
public static class JobLife
{
    /// <summary>A job just asked for.</summary>
    public static Job Ask(JobId id, JobRequest request, Instant now) => new()
    {
        Id = id,
        Request = request,
        State = JobState.Queued,
        EnqueuedAt = UtcMicroseconds.Floor(now),
        NotBefore = UtcMicroseconds.Floor(now),
    };

    /// <summary>True when a runner may claim it: it waits and its time has come, or the runner that had it is gone.</summary>
    public static bool IsDue(Job job, Instant now) => job.State switch
    {
        JobState.Queued or JobState.WaitingRetry => job.NotBefore <= now,
        JobState.Running => job.LeasedUntil <= now,
        _ => false,
    };

    /// <summary>
    /// The job in a runner's hands; or in its final state when it cannot be run any more: somebody asked to stop it after its runner died,
    /// or its runners died in every attempt allowed.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not due.</exception>
    public static Job Claim(Job job, Instant now, Duration lease)
    {
        if (!IsDue(job, now))
        {
            throw new InvalidOperationException("The job is not due.");
        }

        // The fence moves in every case, so that a runner thought dead can no longer write.
        var taken = job with { Fence = job.Fence + 1 };
        if (job.CancelRequested)
        {
            return Final(taken, JobState.Cancelled, now);
        }

        if (job.Attempts >= job.Request.Retry.MaxAttempts)
        {
            return Final(taken with { Failure = Abandoned }, JobState.Failed, now);
        }

        return taken with
        {
            State = JobState.Running,
            Attempts = job.Attempts + 1,
            StartedAt = UtcMicroseconds.Floor(now),
            LeasedUntil = UtcMicroseconds.Floor(now + lease),
        };
    }

    /// <summary>A running job held for longer, with what it says of its progress; null keeps what it said before.</summary>
    public static Job Renew(Job job, JobProgress? progress, Instant now, Duration lease) => RequireRunning(job) with
    {
        LeasedUntil = UtcMicroseconds.Floor(now + lease),
        Progress = progress ?? job.Progress,
    };

    /// <summary>A running job after its attempt ended. The jitter of a retry comes from the job's identifier and the attempt alone.</summary>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public static Job End(Job job, JobEnd end, JobProgress? progress, Instant now)
    {
        var ended = RequireRunning(job) with { LeasedUntil = null, Progress = progress ?? job.Progress };
        return end switch
        {
            JobEnd.Done => Final(ended with { Failure = null }, JobState.Done, now),
            JobEnd.Cancelled => Final(ended, JobState.Cancelled, now),
            JobEnd.Stopped stopped => Final(ended with { Failure = stopped.Failure }, JobState.Failed, now),
            JobEnd.HandedBack or JobEnd.Broke when job.CancelRequested => Final(ended, JobState.Cancelled, now),
            JobEnd.HandedBack => ended with { State = JobState.Queued, Attempts = job.Attempts - 1, NotBefore = UtcMicroseconds.Floor(now) },
            JobEnd.Broke broke => AfterFailure(ended with { Failure = broke.Failure }, now),
            _ => throw new InvalidOperationException("The hierarchy is closed."),
        };
    }

    /// <summary>The job after somebody asked to stop it: ended when it was waiting, otherwise marked; null when it had already ended.</summary>
    public static Job? RequestCancel(Job job, Instant now) => job switch
    {
        { IsFinal: true } => null,
        { State: JobState.Running } => job with { CancelRequested = true },
        _ => Final(job with { CancelRequested = true }, JobState.Cancelled, now),
    };

    private static readonly JobFailure Abandoned = new(
        "job-abandoned",
        "The program carrying the job out ended unexpectedly in every attempt.",
        "Look in the program's log for why it ended, then ask for the job again.");

    private static Job AfterFailure(Job job, Instant now)
    {
        var seed = BinaryPrimitives.ReadInt32BigEndian(job.Id.Value.ToByteArray(bigEndian: true).AsSpan(12)) ^ job.Attempts;
        return job.Request.Retry.WaitAfter(job.Attempts, new Random(seed)) is { } wait
            ? job with { State = JobState.WaitingRetry, NotBefore = UtcMicroseconds.Floor(now + wait) }
            : Final(job, JobState.Failed, now);
    }

    private static Job Final(Job job, JobState state, Instant now) =>
        job with { State = state, FinishedAt = UtcMicroseconds.Floor(now), LeasedUntil = null };

    private static Job RequireRunning(Job job) => job.State == JobState.Running
        ? job
        : throw new InvalidOperationException("The job is not running.");
}
