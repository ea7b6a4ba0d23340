// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>A job as it stands now.</summary>
public sealed record Job
{
    /// <summary>Its identifier.</summary>
    public required JobId Id { get; init; }

    /// <summary>What was asked.</summary>
    public required JobRequest Request { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant EnqueuedAt { get; init; }

    /// <summary>No runner takes it before this instant.</summary>
    public required Instant NotBefore { get; init; }

    /// <summary>Attempts begun, the running one included.</summary>
    public int Attempts { get; init; }

    /// <summary>Grows with every claim: a runner whose number is no longer this one has lost the job.</summary>
    public long Fence { get; init; }

    /// <summary>While running, the instant until which it belongs to its runner; otherwise null.</summary>
    public Instant? LeasedUntil { get; init; }

    /// <summary>When the running or last attempt began; null before the first.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it reached its final state; null before.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>True once somebody asked to stop it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>How far it is; null until it says so.</summary>
    public JobProgress? Progress { get; init; }

    /// <summary>Why the last attempt failed; null when none did.</summary>
    public JobFailure? Failure { get; init; }

    /// <summary>True when nothing will happen to it any more.</summary>
    public bool IsFinal => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
