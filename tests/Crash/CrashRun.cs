// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Crash;

/// <summary>How often a child is killed, and when: decided by the seed of a round, so that a round that fails can be repeated.</summary>
internal static class CrashRun
{
    /// <summary>30 rounds, or 400 with <c>FILIERA_DEEP=1</c>.</summary>
    public static int Rounds { get; } = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 400 : 30;

    /// <summary>After how many lines, and how much later: from at once to a few milliseconds.</summary>
    public static (int Lines, TimeSpan Longer) Point(Random random, int mostLines) =>
        (random.Next(1, mostLines), TimeSpan.FromMicroseconds(random.Next(2) * random.Next(8_000)));
}
