// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Numbering;

/// <summary>Numbers as one integer: country code and national number, 39 before every Italian one, its zero kept.</summary>
internal static class E164
{
    private static readonly ulong[] PowersOfTen =
        [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000];

    /// <summary>39 before a national number of so many digits.</summary>
    public static ulong Italian(ulong national, int digits) => (39 * PowersOfTen[digits]) + national;

    /// <summary>The integer that these digits write.</summary>
    public static ulong Value(ReadOnlySpan<byte> digits)
    {
        ulong value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit;
        }

        return value;
    }

    /// <summary>The digits after 39; false when the number does not begin so.</summary>
    public static bool TryNational(ulong number, Span<byte> national, out int length)
    {
        Span<byte> all = stackalloc byte[20];
        var digits = Digits(number, all);
        length = digits.Length - 2;
        if (length <= 0 || length > national.Length || digits[0] != 3 || digits[1] != 9)
        {
            length = 0;
            return false;
        }

        digits[2..].CopyTo(national);
        return true;
    }

    /// <summary>The digits, most significant first, in the room given (20 are enough).</summary>
    public static ReadOnlySpan<byte> Digits(ulong number, Span<byte> room)
    {
        var at = room.Length;
        for (var rest = number; rest > 0; rest /= 10)
        {
            room[--at] = (byte)(rest % 10);
        }

        return room[at..];
    }

    /// <summary>Plus and digits; a short code, which has no such form, as its digits alone.</summary>
    public static string Text(ulong number, NumberKind kind) => IsShortCode(kind)
        ? number.ToString(CultureInfo.InvariantCulture)[2..]
        : string.Create(CultureInfo.InvariantCulture, $"+{number}");

    /// <summary>True for what exists inside Italy only, and so has no E.164 form.</summary>
    public static bool IsShortCode(NumberKind kind) => kind is NumberKind.Emergency or NumberKind.ServiceCode or NumberKind.ThreeDigitCaller;
}
