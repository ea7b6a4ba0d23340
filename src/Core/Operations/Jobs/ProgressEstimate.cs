// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>What the counts of a job say about its pace.</summary>
/// <param name="PerHour">Things an hour at the pace of this attempt, rounded down; null before any time has passed.</param>
/// <param name="Remaining">Time to the end at that pace, rounded up to a second; null when pace or total is unknown.</param>
public readonly record struct ProgressEstimate(long? PerHour, Duration? Remaining)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Computes pace and remaining time from timestamps and counts, without a clock.</summary>
    public static ProgressEstimate From(JobProgress progress)
    {
        var elapsed = (Int128)(progress.At - progress.StartedAt).ToInt64Nanoseconds();
        Int128 counted = progress.Done - progress.StartedFrom;
        var left = progress.Total is { } total ? Int128.Max(0, (Int128)total - progress.Done) : (Int128?)null;
        if (left == 0)
        {
            return new ProgressEstimate(Pace(counted, elapsed), Duration.Zero);
        }

        if (elapsed <= 0 || counted <= 0)
        {
            return new ProgressEstimate(elapsed > 0 ? 0 : null, null);
        }

        return new ProgressEstimate(Pace(counted, elapsed), left is { } rest ? RoundedUp(rest * elapsed, counted) : null);
    }

    private static long? Pace(Int128 counted, Int128 elapsed) => elapsed <= 0
        ? null
        : (long)Int128.Clamp(counted * 3600 * NanosecondsPerSecond / elapsed, 0, long.MaxValue);

    private static Duration? RoundedUp(Int128 nanosecondsTimesCounted, Int128 counted)
    {
        var second = counted * NanosecondsPerSecond;
        var seconds = (nanosecondsTimesCounted + second - 1) / second;
        return seconds > 1_000_000_000 ? null : Duration.FromSeconds((long)seconds);
    }
}
