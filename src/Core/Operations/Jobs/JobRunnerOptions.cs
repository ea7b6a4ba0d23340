// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>How a runner works.</summary>
public sealed record JobRunnerOptions
{
    /// <summary>How long a job stays with a runner that gives no sign of life.</summary>
    public Duration Lease { get; init; } = Duration.FromSeconds(30);

    /// <summary>How often progress is stored and a request to stop is looked for.</summary>
    public Duration Pulse { get; init; } = Duration.FromSeconds(1);

    /// <summary>How long the runner rests when there is nothing to do.</summary>
    public Duration Rest { get; init; } = Duration.FromMilliseconds(500);

    /// <summary>Jobs carried out at the same time, at least 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Told of every attempt that broke by an exception, for the log. What the exception says may be personal data.</summary>
    public Action<JobId, Exception>? OnBroken { get; init; }
}
