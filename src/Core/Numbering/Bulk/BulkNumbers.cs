// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: two paths that must agree, and the judgement they share, are read side by side.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const byte Bare = CertainPrefixes.Bare << 3;
    private const byte AfterPlus = (CertainPrefixes.AfterCountry << 3) | 2;
    private const byte AfterZeros = (CertainPrefixes.AfterCountry << 3) | 4;
    private const byte AfterBare39 = (CertainPrefixes.AfterBareCountry << 3) | 2;
    private const byte OtherCountry = 7;

    private static readonly ushort[] Certain = CertainPrefixes.Italy.Bits;

    private static readonly bool ReadsSlashes = !CertainPrefixes.Italy.HasShortNumbers;

    /// <summary>True when this processor has what the fast path needs.</summary>
    internal static bool IsWide => Avx512Vbmi2.VL.IsSupported && Avx512BW.VL.IsSupported;

    // By digits of the national number: what makes ten digits of it.
    private static ReadOnlySpan<ulong> ToTen => [0, 0, 0, 0, 0, 0, 10_000, 1000, 100, 10, 1];

    // By twice the digits of the country code and digits of the national number: the country code, where it stands.
    private static ReadOnlySpan<ulong> Country =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 39_000_000, 390_000_000, 3_900_000_000, 39_000_000_000, 390_000_000_000, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 39_000_000, 390_000_000, 3_900_000_000, 39_000_000_000, 390_000_000_000, 0, 0, 0, 0, 0,
    ];

    // By whether a plus stands first (1), the digits begin 0039 (2), they begin 39 (4), and they are more than ten (8): how many digits
    // the country code takes, and eight times the first bit of the way of writing. A plus before another country reads as too long a code.
    private static ReadOnlySpan<byte> Ways =>
    [
        Bare, OtherCountry, AfterZeros, OtherCountry, Bare, AfterPlus, Bare, AfterPlus,
        Bare, OtherCountry, AfterZeros, OtherCountry, AfterBare39, AfterPlus, AfterBare39, AfterPlus,
    ];

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
            // Who asks for one number at a time writes all of them alike: digits alone are read by a shorter way, and the branch is foreseen.
            if (field.Length <= Vector128<byte>.Count)
            {
                var bytes = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)field.Length));
                var values = Avx512BW.VL.MaskLoad(first, bytes, Vector128<byte>.Zero) - Vector128.Create((byte)'0');
                if (Vector128.LessThanOrEqual(values, Vector128.Create((byte)9)).ExtractMostSignificantBits() == (1u << field.Length) - 1)
                {
                    return Judge(Value(ToTheRightOf(values, field.Length)), field.Length, values.AsUInt32().ToScalar(), 0);
                }
            }

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
        var pluses = 0u;
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
                    pluses |= bit;
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

        return IsPlusFirst(marks.Digits, pluses) && marks.ArePlain() ? Judge(value, count, firstFour, pluses) : SubscriberOrdinal.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Wide(Vector256<byte> text, int length)
    {
        var inside = (uint)((1ul << length) - 1);
        var values = text - Vector256.Create((byte)'0');
        var isDigit = Vector256.LessThanOrEqual(values, Vector256.Create((byte)9));
        var digits = isDigit.ExtractMostSignificantBits() & inside;
        var pluses = Where(text, '+') & inside;
        var count = BitOperations.PopCount(digits);
        if (!IsPlusFirst(digits, pluses) | count > 16)
        {
            return SubscriberOrdinal.None;
        }

        // Most writings have no more than spaces and dashes besides.
        var others = inside & ~(digits | pluses | Where(text, ' ') | Where(text, '-'));
        if (others != 0 && !ArePlain(text, digits, others))
        {
            return SubscriberOrdinal.None;
        }

        // What lies past the field only comes after its digits, and is shifted out.
        var first = Avx512Vbmi2.VL.Compress(Vector256<byte>.Zero, isDigit, values).GetLower();
        return Judge(Value(ToTheRightOf(first, count)), count, first.AsUInt32().ToScalar(), pluses);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ToTheRightOf(Vector128<byte> digits, int count) =>
        Ssse3.Shuffle(digits, Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(ToTheRight), (nuint)(uint)count));

    private static bool ArePlain(Vector256<byte> text, uint digits, uint others)
    {
        var marks = new Marks
        {
            Digits = digits,
            NonZero = digits & ~Where(text, '0'),
            Dots = Where(text, '.') & others,
            Slashes = Where(text, '/') & others,
            Opening = Where(text, '(') & others,
            Closing = Where(text, ')') & others,
        };
        return (others & ~(marks.Dots | marks.Slashes | marks.Opening | marks.Closing)) == 0 && marks.ArePlain();
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

    // The ways of writing are mixed at random in a list: a branch on them would be mispredicted at every other row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Judge(ulong value, int count, uint firstFour, uint pluses)
    {
        const uint zeroZeroThreeNine = 0x0903_0000;
        var how = (1 ^ IsZero(pluses)) | (IsZero(firstFour ^ zeroZeroThreeNine) << 1) | (IsZero((ushort)firstFour ^ 0x0903u) << 2)
            | ((int)((uint)(CertainPrefixes.Most - count) >> 31) << 3);
        var way = At(Ways, how);
        var digits = count - (way & 7);
        var at = digits - CertainPrefixes.Fewest;
        if ((uint)at > CertainPrefixes.Most - CertainPrefixes.Fewest || way == OtherCountry)
        {
            return SubscriberOrdinal.None;
        }

        var national = value - At(Country, ((way & 7) << 3) + digits);
        var prefix = (uint)(national * At(ToTen, digits) / 1_000_000);
        return ((Certain[prefix] >> ((way >> 3) + at)) & 1) != 0 ? SubscriberOrdinal.OfNational(national, digits) : SubscriberOrdinal.None;
    }

    // By arithmetic: an instruction that sets a byte by a condition waits for whatever its register held before, be it the last number's line of memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsZero(uint value) => (int)(((ulong)value - 1) >> 63);

    // The callers know that the place is in the table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ReadOnlySpan<T> table, int place) => Unsafe.Add(ref MemoryMarshal.GetReference(table), (nuint)(uint)place);

    // Also false where there is no digit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlusFirst(uint digits, uint pluses) => (((ulong)pluses - (digits & (0 - digits))) >> 63 & (uint)IsZero(pluses & (pluses - 1))) != 0;

    /// <summary>Where in the field each kind of character stands: bit i for byte i.</summary>
    private struct Marks
    {
        public uint Digits;
        public uint NonZero;
        public uint Dots;
        public uint Slashes;
        public uint Opening;
        public uint Closing;

        /// <summary>True when the characters between the digits cannot change what they mean.</summary>
        public readonly bool ArePlain()
        {
            // "347123456.0" is a number that a spreadsheet made a fraction of; "(0)" may be meant or not.
            var hasNoFraction = Dots < NonZero;
            var hasNoBracketedZero = ((Opening << 2) & (Digits << 1) & ~(NonZero << 1) & Closing) == 0;

            // What stands before the slash must be too short to be a number, or there may be two.
            var isOneNumber = Slashes == 0
                || (ReadsSlashes && (Slashes & (Slashes - 1)) == 0 && BitOperations.PopCount(Digits & (Slashes - 1)) < CertainPrefixes.Fewest);
            return hasNoFraction && hasNoBracketedZero && isOneNumber;
        }
    }
}
