// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Filiera.Numbering;

/// <summary>Reads the common writings of common numbers straight into ordinals: the fast half of bulk work.</summary>
/// <remarks>
/// An answer equals that of <see cref="NumberParser"/> and <see cref="SubscriberOrdinal.Of"/>. No answer says nothing about the
/// field: ask <see cref="NumberParser"/>. Quotes are the caller's to strip. One path uses AVX-512, the other any processor; equal.
/// </remarks>
public static unsafe class BulkNumbers
{
    private const int Longest = 32;

    private static readonly ushort[] Certain = CertainPrefixes.Italy.Bits;

    private static readonly bool ReadsSlashes = !CertainPrefixes.Italy.HasShortNumbers;

    /// <summary>True when this processor has what the fast path needs.</summary>
    internal static bool IsWide => Avx512Vbmi2.VL.IsSupported && Avx512BW.VL.IsSupported;

    private static ReadOnlySpan<ulong> PowersOfTen =>
        [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    // Shifts the first digits of sixteen to the right end, zeros before them.
    private static ReadOnlySpan<byte> ToTheRight =>
    [
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ];

    /// <summary>The ordinal of the number written, where its reading is certain and the number common; otherwise <see cref="SubscriberOrdinal.None"/>.</summary>
    public static uint Ordinal(ReadOnlySpan<byte> field)
    {
        if (!IsWide)
        {
            return Portable(field);
        }

        if (field.Length > Longest)
        {
            return SubscriberOrdinal.None;
        }

        // A masked load touches no byte outside the field.
        fixed (byte* first = field)
        {
            var inside = Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)field.Length));
            return Wide(Avx512BW.VL.MaskLoad(first, inside, Vector256<byte>.Zero), field.Length);
        }
    }

    /// <inheritdoc cref="Ordinal(ReadOnlySpan{byte})"/>
    /// <param name="field">The first byte; at least 64 bytes from here may be read.</param>
    /// <param name="length">How many belong to the field.</param>
    public static uint Ordinal(byte* field, int length) => !IsWide ? Portable(new ReadOnlySpan<byte>(field, length))
        : (uint)length <= Longest ? Wide(Vector256.Load(field), length)
        : SubscriberOrdinal.None;

    /// <summary>The path for any processor: one byte at a time.</summary>
    internal static uint Portable(ReadOnlySpan<byte> field)
    {
        if (field.Length > Longest)
        {
            return SubscriberOrdinal.None;
        }

        var marks = default(Marks);
        ulong value = 0;
        uint firstFour = 0;
        var count = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var bit = 1u << i;
            uint digit = (uint)field[i] - '0';
            if (digit <= 9)
            {
                firstFour |= count < 4 ? digit << (8 * count) : 0;
                value = (value * 10) + digit;
                count++;
                marks.Digits |= bit;
                marks.NonZero |= digit != 0 ? bit : 0;
                continue;
            }

            switch (field[i])
            {
                case (byte)' ' or (byte)'-':
                    break;
                case (byte)'.':
                    marks.Dots |= bit;
                    break;
                case (byte)'+':
                    marks.Pluses |= bit;
                    break;
                case (byte)'/':
                    marks.Slashes |= bit;
                    break;
                case (byte)'(':
                    marks.Opening |= bit;
                    break;
                case (byte)')':
                    marks.Closing |= bit;
                    break;
                default:
                    return SubscriberOrdinal.None;
            }
        }

        return marks.ArePlain() ? Judge(value, count, firstFour, marks.Pluses != 0) : SubscriberOrdinal.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Wide(Vector256<byte> text, int length)
    {
        var inside = (uint)((1ul << length) - 1);
        var values = text - Vector256.Create((byte)'0');
        var isDigit = Vector256.LessThanOrEqual(values, Vector256.Create((byte)9));
        var marks = new Marks
        {
            Digits = isDigit.ExtractMostSignificantBits() & inside,
            Dots = Where(text, '.') & inside,
            Pluses = Where(text, '+') & inside,
            Slashes = Where(text, '/') & inside,
            Opening = Where(text, '(') & inside,
            Closing = Where(text, ')') & inside,
        };
        marks.NonZero = marks.Digits & ~Where(text, '0');
        var allowed = marks.Digits | marks.Dots | marks.Pluses | marks.Slashes | marks.Opening | marks.Closing | Where(text, ' ') | Where(text, '-');
        var count = BitOperations.PopCount(marks.Digits);
        if ((inside & ~allowed) != 0 || count > 16 || !marks.ArePlain())
        {
            return SubscriberOrdinal.None;
        }

        // What lies past the field only comes after its digits, and is shifted out.
        var digits = Avx512Vbmi2.VL.Compress(Vector256<byte>.Zero, isDigit, values).GetLower();
        var shift = Vector128.LoadUnsafe(ref Unsafe.AsRef(in ToTheRight[0]), (nuint)count);
        return Judge(Value(Ssse3.Shuffle(digits, shift)), count, digits.AsUInt32().ToScalar(), marks.Pluses != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Where(Vector256<byte> text, char character) =>
        Vector256.Equals(text, Vector256.Create((byte)character)).ExtractMostSignificantBits();

    // Sixteen digits to one integer: pairs, then fours, then eights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(Vector128<byte> digits)
    {
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create((ushort)0x010A).AsSByte());
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x0001_0064u).AsInt16());
        var packed = Sse41.PackUnsignedSaturate(fours, fours);
        var eights = Sse2.MultiplyAddAdjacent(packed.AsInt16(), Vector128.Create(0x0001_2710u).AsInt16()).AsUInt64().ToScalar();
        return ((uint)eights * 100_000_000ul) + (eights >> 32);
    }

    // The ways of writing are mixed at random in a list, so that a branch on them would be mispredicted at every other row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Judge(ulong value, int count, uint firstFour, bool plus)
    {
        const uint zeroZeroThreeNine = 0x0903_0000;
        var begins39 = One((ushort)firstFour == 0x0903);
        var afterPlus = One(plus);
        var afterZeros = One(firstFour == zeroZeroThreeNine);
        var afterBare39 = begins39 & One(count > CertainPrefixes.Most) & ~afterPlus;
        var country = (2 * (afterPlus | afterBare39)) + (4 * afterZeros);
        var digits = count - country;
        var at = digits - CertainPrefixes.Fewest;
        if (((uint)at > CertainPrefixes.Most - CertainPrefixes.Fewest) | (afterPlus > begins39))
        {
            return SubscriberOrdinal.None;
        }

        var way = (CertainPrefixes.AfterBareCountry * afterBare39) + (CertainPrefixes.Bare * (1 ^ (afterPlus | afterZeros | afterBare39)));
        var national = value - ((39 * PowersOfTen[digits]) & (ulong)-(long)(afterPlus | afterZeros | afterBare39));
        var prefix = national * PowersOfTen[CertainPrefixes.Most - digits] / 1_000_000;
        return ((Certain[prefix] >> (way + at)) & 1) != 0 ? SubscriberOrdinal.OfNational(national, digits) : SubscriberOrdinal.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    /// <summary>Where in the field each kind of character stands: bit i for byte i.</summary>
    private struct Marks
    {
        public uint Digits;
        public uint NonZero;
        public uint Dots;
        public uint Pluses;
        public uint Slashes;
        public uint Opening;
        public uint Closing;

        /// <summary>True when the characters between the digits cannot change what they mean.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool ArePlain()
        {
            var plusIsFirst = (Pluses < (Digits & (0 - Digits))) & ((Pluses & (Pluses - 1)) == 0);

            // "347123456.0" is a number that a spreadsheet made a fraction of; "(0)" may be meant or not.
            var hasNoFraction = Dots < NonZero;
            var hasNoBracketedZero = ((Opening << 2) & (Digits << 1) & ~(NonZero << 1) & Closing) == 0;

            // What stands before the slash must be too short to be a number, or there may be two.
            var isOneNumber = (Slashes == 0)
                | (ReadsSlashes & ((Slashes & (Slashes - 1)) == 0) & (BitOperations.PopCount(Digits & (Slashes - 1)) < CertainPrefixes.Fewest));
            return plusIsFirst & hasNoFraction & hasNoBracketedZero & isOneNumber;
        }
    }
}
