// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;

namespace Filiera.Bench;

/// <summary>How often this machine itself keeps its processors from whoever runs on them: what no server can be faster than.</summary>
/// <remarks>One thread for each processor reads the clock and does nothing else; where two readings lie far apart it was not running.</remarks>
internal static class ClockWatch
{
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(0.5);

    /// <summary>Watches for some time, and says what was seen.</summary>
    public static string Say(TimeSpan time)
    {
        var gaps = new List<double>();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Watch(time, gaps)) { Priority = ThreadPriority.Highest }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var away = gaps.Sum() / (time.TotalMilliseconds * threads.Count);
        return string.Create(CultureInfo.InvariantCulture, $"""
            With nothing else running, a thread on each processor that only reads the clock was kept from it for more than half a millisecond {gaps.Count / time.TotalSeconds:N1} times a second,
            {away:P2} of the time of each, {(gaps.Count == 0 ? 0 : gaps.Max()):N1} ms at the longest: load and server need both, so that this is a floor under the times that only one request in a hundred or a thousand exceeds.
            """);
    }

    private static void Watch(TimeSpan time, List<double> gaps)
    {
        var seen = new List<double>();
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        for (var last = start; last < end;)
        {
            var now = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(last, now) > _gap)
            {
                seen.Add(Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
            }

            last = now;
        }

        lock (gaps)
        {
            gaps.AddRange(seen);
        }
    }
}
