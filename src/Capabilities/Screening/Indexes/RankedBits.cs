// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>A set of numbers that lie near each other, and how many of it are below each.</summary>
internal sealed class RankedBits
{
    private readonly long _first;
    private readonly ulong[] _words;
    private int[] _before = [];

    /// <param name="first">The smallest number there may be.</param>
    /// <param name="last">The largest.</param>
    public RankedBits(uint first, uint last)
    {
        _first = first & ~63u;
        _words = new ulong[((last - _first) >> 6) + 1];
    }

    /// <summary>How many numbers are in it; known once ranked.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a number, also from several threads; true for the one that added it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(uint number)
    {
        ref var word = ref _words[(number - _first) >> 6];
        var bit = 1ul << (int)(number & 63);
        return (word & bit) == 0 && (Interlocked.Or(ref word, bit) & bit) == 0;
    }

    /// <summary>Counts; nothing is added after this.</summary>
    public RankedBits Rank()
    {
        _before = new int[_words.Length];
        for (var i = 0; i < _words.Length; i++)
        {
            _before[i] = Count;
            Count += BitOperations.PopCount(_words[i]);
        }

        return this;
    }

    /// <summary>How many numbers of it are below this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOf(uint number)
    {
        var word = (number - _first) >> 6;
        return _before[word] + BitOperations.PopCount(_words[word] & ((1ul << (int)(number & 63)) - 1));
    }

    /// <summary>The numbers in it, in ascending order.</summary>
    public IEnumerable<long> Set()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
            {
                yield return _first + ((long)i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
