// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Cli;

/// <summary>Counts of durations in nanoseconds, each to within a 64th of itself, in constant memory.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int Sub = 1 << SubBits;
    private readonly long[] _counts = new long[(64 - SubBits) * Sub];

    /// <summary>Durations counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, exactly.</summary>
    public long Longest { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(long nanoseconds)
    {
        var value = Math.Max(0, nanoseconds);
        _counts[PlaceOf(value)]++;
        Count++;
        Longest = Math.Max(Longest, value);
    }

    /// <summary>Adds what another counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Longest = Math.Max(Longest, other.Longest);
    }

    /// <summary>The smallest duration that so great a share does not exceed; zero where nothing was counted.</summary>
    /// <param name="share">From 0 to 1.</param>
    public long At(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0)
            {
                return Math.Min(UpperOf(i), Longest);
            }
        }

        return Longest;
    }

    private static int PlaceOf(long value)
    {
        var magnitude = Math.Max(0, 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)value | 1) - SubBits + 1);
        return magnitude == 0 ? (int)value : (magnitude * Sub) + (int)(value >> (magnitude - 1)) - Sub;
    }

    private static long UpperOf(int place)
    {
        if (place < Sub)
        {
            return place;
        }

        var magnitude = place / Sub;
        return (((long)(place % Sub) + Sub + 1) << (magnitude - 1)) - 1;
    }
}
