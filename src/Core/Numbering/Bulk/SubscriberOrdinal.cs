// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>A dense ordinal of 32 bits for every common Italian number: what indexes of millions of numbers are keyed by.</summary>
/// <remarks>
/// Common are the mobile numbers of ten digits, the fixed lines of six to ten with their zero, and the mobile numbers of nine. Whether
/// somebody may hold the number is not asked. The ordinals are as personal as the numbers. What is not common has none.
/// </remarks>
public static class SubscriberOrdinal
{
    /// <summary>No ordinal: the number is foreign, special or of a rare length.</summary>
    public const uint None = uint.MaxValue;

    /// <summary>How many ordinals there are; they run from 0 to one less.</summary>
    public const uint Count = ShortestFixed + 100_000;

    private const uint TenDigitFixed = 1_000_000_000;
    private const uint NineDigitFixed = 2_000_000_000;
    private const uint NineDigitMobile = 2_100_000_000;
    private const uint EightDigitFixed = 2_200_000_000;
    private const uint SevenDigitFixed = 2_210_000_000;
    private const uint ShortestFixed = 2_211_000_000;

    private static readonly (uint First, uint Count, ulong Digits)[] Blocks =
    [
        (0, 1_000_000_000, 393_000_000_000),
        (TenDigitFixed, 1_000_000_000, 390_000_000_000),
        (NineDigitFixed, 100_000_000, 39_000_000_000),
        (NineDigitMobile, 100_000_000, 39_300_000_000),
        (EightDigitFixed, 10_000_000, 3_900_000_000),
        (SevenDigitFixed, 1_000_000, 390_000_000),
        (ShortestFixed, 100_000, 39_000_000),
    ];

    // What to add to a national number of so many digits; a mobile number of ten digits has its own.
    private static ReadOnlySpan<uint> FixedFrom =>
        [0, 0, 0, 0, 0, 0, ShortestFixed, SevenDigitFixed, EightDigitFixed, NineDigitFixed, TenDigitFixed];

    /// <summary>The number's ordinal, or <see cref="None"/>.</summary>
    public static uint Of(SubscriberNumber number)
    {
        var digits = number.RevealDigits();
        foreach (var (first, count, start) in Blocks)
        {
            if (digits - start < count)
            {
                return first + (uint)(digits - start);
            }
        }

        return None;
    }

    /// <summary>The number of an ordinal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such ordinal; <see cref="None"/> is none.</exception>
    public static SubscriberNumber NumberOf(uint ordinal)
    {
        foreach (var (first, count, start) in Blocks)
        {
            if (ordinal - first < count)
            {
                return SubscriberNumber.FromRevealed(start + (ordinal - first));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(ordinal), "There is no such ordinal.");
    }

    /// <summary>The ordinal of a fixed line of six to ten digits, or of a mobile number of ten; for the hot path, which knows that it is one.</summary>
    /// <remarks>Without a branch: mobile and fixed lines come at random. Only a mobile number is a thousand million or more.</remarks>
    internal static uint OfNational(ulong national, int digits) =>
        (uint)national + FixedFrom[digits] - (4_000_000_000 * (uint)((999_999_999 - (long)national) >>> 63));
}
