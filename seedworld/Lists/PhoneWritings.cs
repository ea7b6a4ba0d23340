// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Filiera.SeedWorld;

/// <summary>The ways in which people, spreadsheets and systems write telephone numbers.</summary>
internal static class PhoneWritings
{
    private static readonly string[] Garbage =
        ["", "", "n.d.", "non disponibile", "da richiedere", "3,47E+09", "3.28E+09", "333O123456", "0", "347", "#N/D", "vedi note", "????"];

    private static readonly string[] ForeignPrefixes = ["+33 6", "+49 30", "+41 79", "+40 7", "+34 6", "0044 20", "+43 1"];

    /// <summary>The telephone field of a row.</summary>
    public static string Write(in SeedContact contact)
    {
        var drawn = new SeedStream(~contact.Salt);
        return contact.Kind switch
        {
            SeedContactKind.Readable => Readable(contact),
            SeedContactKind.Foreign =>
                Text($"{ForeignPrefixes[drawn.Below((uint)ForeignPrefixes.Length)]}{10_000_000 + drawn.Below(89_999_999u)}"),
            _ when contact.Writing < 12 =>
                Text($"3{200_000_000 + drawn.Below(700_000_000u)} / 3{200_000_000 + drawn.Below(700_000_000u)}"),
            _ when contact.Writing < 22 => Text($"6{10_000_000 + drawn.Below(89_999_999u)}"),
            _ => Garbage[drawn.Below((uint)Garbage.Length)],
        };
    }

    private static string Readable(in SeedContact contact)
    {
        Span<char> digits = stackalloc char[16];
        contact.National.TryFormat(digits[1..], out var length, default, CultureInfo.InvariantCulture);
        digits[0] = '0';
        ReadOnlySpan<char> all = contact.IsFixed ? digits[..(length + 1)] : digits[1..(length + 1)];
        var head = all[..3];
        var tail = all[3..];
        return contact.Writing switch
        {
            < 34 => Text($"{all}"),
            < 54 => Text($"+39{all}"),
            < 66 => Text($"+39 {head} {tail[..3]} {tail[3..]}"),
            < 71 => Text($"0039{all}"),
            < 79 => Text($"{head} {tail}"),
            < 84 => Text($"{head}-{tail}"),
            < 88 => Text($"{head}/{tail}"),
            < 92 => Text($"39{all}"),
            < 94 => Text($"'{all}"),
            < 96 when !contact.IsFixed => Text($"{all}.0"),
            < 97 => Text($"tel:+39{all}"),
            < 99 => Text($"({head}) {tail}"),
            _ => Text($"+39.{head}.{tail}"),
        };
    }

    // Only digits are formatted, and those alike in every culture.
    private static string Text(ref DefaultInterpolatedStringHandler text) => text.ToStringAndClear();
}
