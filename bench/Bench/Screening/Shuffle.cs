// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench;

/// <summary>A fixed one-to-one shuffle of 0 … count − 1, computed place by place: nothing is kept.</summary>
internal sealed class Shuffle
{
    private const int Rounds = 4;

    private readonly ulong _count;
    private readonly ulong _seed;
    private readonly int _halfBits;

    public Shuffle(long count, ulong seed)
    {
        _count = (ulong)count;
        _seed = seed;
        _halfBits = Math.Max(1, (65 - System.Numerics.BitOperations.LeadingZeroCount(_count)) / 2);
    }

    /// <summary>Where a place goes.</summary>
    public long this[long place]
    {
        get
        {
            // A Feistel network on the next even power of two; what falls outside the count is shuffled on until it is inside.
            var mask = (1ul << _halfBits) - 1;
            var value = (ulong)place;
            do
            {
                var left = value >> _halfBits;
                var right = value & mask;
                for (var round = 0ul; round < Rounds; round++)
                {
                    (left, right) = (right, left ^ (Mix(right + (round << 56) + _seed) & mask));
                }

                value = (left << _halfBits) | right;
            }
            while (value >= _count);
            return (long)value;
        }
    }

    /// <summary>A number that looks random, the same for the same input.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
