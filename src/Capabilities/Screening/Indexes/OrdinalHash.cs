// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>A mix of 32 bits that can be undone: neighbouring numbers land far apart, and no two land on one value.</summary>
/// <param name="seed">Which of the mixes; a set that crowds one of them is spread by the next.</param>
internal readonly struct OrdinalHash(uint seed)
{
    private const uint First = 0x9E3779B1;
    private const uint Second = 0x85EBCA6B;
    private static readonly uint _undoFirst = Inverse(First);
    private static readonly uint _undoSecond = Inverse(Second);
    private readonly uint _key = seed * 0xC2B2AE35;

    public uint Seed { get; } = seed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Of(uint ordinal)
    {
        var mixed = (ordinal ^ _key) * First;
        return (mixed ^ (mixed >> 16)) * Second;
    }

    public uint Undo(uint hash)
    {
        var mixed = hash * _undoSecond;
        return ((mixed ^ (mixed >> 16)) * _undoFirst) ^ _key;
    }

    // Newton's iteration doubles the bits that are right: 3, 6, 12, 24, 48.
    private static uint Inverse(uint odd)
    {
        var inverse = odd;
        for (var i = 0; i < 4; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
