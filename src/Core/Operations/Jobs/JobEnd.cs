// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Operations;

/// <summary>How an attempt at a job ended. The hierarchy is closed.</summary>
public abstract record JobEnd
{
    private JobEnd()
    {
    }

    /// <summary>The job is carried out.</summary>
    public sealed record Done : JobEnd;

    /// <summary>The attempt failed; another may follow.</summary>
    public sealed record Broke(JobFailure Failure) : JobEnd;

    /// <summary>Trying again would not help.</summary>
    public sealed record Stopped(JobFailure Failure) : JobEnd;

    /// <summary>It was stopped because somebody asked.</summary>
    public sealed record Cancelled : JobEnd;

    /// <summary>The runner is closing: the attempt does not count, and another runner may go on at once.</summary>
    public sealed record HandedBack : JobEnd;
}
