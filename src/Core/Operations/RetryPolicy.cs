// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations;

/// <summary>How often and how soon a thing that failed is tried again: exponential back-off with jitter, as data.</summary>
/// <param name="MaxAttempts">Attempts in all, the first included; at least 1.</param>
/// <param name="First">The wait after the first failure, before jitter.</param>
/// <param name="Longest">No wait is longer, jitter included.</param>
/// <param name="Jitter">How much of a wait the jitter may take away, at most the whole.</param>
public sealed record RetryPolicy(int MaxAttempts, Duration First, Duration Longest, PartsPerMillion Jitter)
{
    /// <summary>Five attempts: waits of up to 2, 4, 8 and 16 seconds, each shortened by at most half.</summary>
    public static RetryPolicy Standard { get; } = new(5, Duration.FromSeconds(2), Duration.FromMinutes(10), new PartsPerMillion(500_000));

    /// <summary>One attempt.</summary>
    public static RetryPolicy Never { get; } = new(1, Duration.Zero, Duration.Zero, default);

    /// <summary>The wait after so many failed attempts, or null when there is no further attempt.</summary>
    /// <param name="failedAttempts">From 1.</param>
    /// <param name="random">The source of the jitter; the same seed gives the same waits.</param>
    public Duration? WaitAfter(int failedAttempts, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failedAttempts, 1);
        if (failedAttempts >= MaxAttempts)
        {
            return null;
        }

        var doublings = Math.Min(failedAttempts - 1, 40);
        var full = Int128.Min((Int128)First.BclCompatibleTicks << doublings, Longest.BclCompatibleTicks);
        var shortening = full * random.NextInt64(Math.Min(Jitter.Value, 1_000_000) + 1) / 1_000_000;
        return Duration.FromTicks((long)(full - shortening));
    }
}
