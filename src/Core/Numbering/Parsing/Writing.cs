// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>Peels off what people and spreadsheets write around a number: quotes, labels, extensions, fractions, exponents.</summary>
/// <remarks>Works on text already reduced by <see cref="PlainText"/>.</remarks>
internal static class Writing
{
    private const int FewestDigitsBeforeMore = 5;
    private const int MostExtensionDigits = 7;

    /// <summary>Spaces, stray list separators, quotes, a formula's <c>="…"</c> and the apostrophe that keeps a cell as text.</summary>
    public static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> text, scoped ref NumberReason note)
    {
        text = text.Trim(" \n"u8);
        var whole = text;
        if (text.StartsWith("=\""u8) && text.EndsWith("\""u8) && text.Length > 3)
        {
            text = text[2..^1];
        }
        else if (text.Length > 2 && text[0] == '"' && text[^1] == '"')
        {
            text = text[1..^1];
        }

        if (text.Length > 1 && text[0] == '\'')
        {
            text = text[^1] == '\'' ? text[1..^1] : text[1..];
        }

        note = text.Length < whole.Length ? NumberReason.SpreadsheetNumber : note;
        return text.Trim(" \n,;|"u8);
    }

    /// <summary>A label such as <c>tel:</c> or <c>cell.</c> in front.</summary>
    public static ReadOnlySpan<byte> SkipLabel(ReadOnlySpan<byte> text)
    {
        var letters = CountLetters(text);
        Span<byte> word = stackalloc byte[10];
        if (letters == 0 || letters > word.Length)
        {
            return text;
        }

        ToLower(text[..letters], word);
        var isLabel = word[..letters].SequenceEqual("tel"u8) || word[..letters].SequenceEqual("telefono"u8)
            || word[..letters].SequenceEqual("cell"u8) || word[..letters].SequenceEqual("cellulare"u8)
            || word[..letters].SequenceEqual("mobile"u8) || word[..letters].SequenceEqual("phone"u8)
            || word[..letters].SequenceEqual("num"u8) || word[..letters].SequenceEqual("numero"u8);
        return isLabel ? text[letters..].TrimStart(":. "u8) : text;
    }

    /// <summary>The zero fraction of a number that a spreadsheet or a data frame kept as a float: <c>.0</c>, <c>,00</c>.</summary>
    public static ReadOnlySpan<byte> CutFraction(ReadOnlySpan<byte> text, scoped ref NumberReason note)
    {
        var start = text.StartsWith("+"u8) ? 1 : 0;
        var whole = CountDigits(text[start..]) + start;
        if (whole - start < FewestDigitsBeforeMore || whole == text.Length || text[whole] is not ((byte)'.' or (byte)','))
        {
            return text;
        }

        var fraction = text[(whole + 1)..];
        if (fraction.IsEmpty || fraction.ContainsAnyExcept((byte)'0'))
        {
            return text;
        }

        note = NumberReason.SpreadsheetNumber;
        return text[..whole];
    }

    /// <summary>An extension at the end: <c>int. 12</c>, <c>ext 12</c>, <c>x12</c>, <c>;ext=12</c>.</summary>
    public static ReadOnlySpan<byte> CutExtension(ReadOnlySpan<byte> text, scoped ref NumberReason note)
    {
        var digits = 0;
        var at = 0;
        while (at < text.Length && !IsLetter(text[at]) && text[at] != ';')
        {
            digits += IsDigit(text[at++]) ? 1 : 0;
        }

        var rest = text[at..].TrimStart(";"u8);
        var letters = CountLetters(rest);
        Span<byte> word = stackalloc byte[9];
        if (digits < FewestDigitsBeforeMore || letters == 0 || letters > word.Length)
        {
            return text;
        }

        ToLower(rest[..letters], word);
        var isMarker = word[..letters].SequenceEqual("int"u8) || word[..letters].SequenceEqual("interno"u8)
            || word[..letters].SequenceEqual("ext"u8) || word[..letters].SequenceEqual("extension"u8)
            || word[..letters].SequenceEqual("x"u8);
        var extension = rest[letters..].TrimStart(".:= "u8).TrimEnd(") "u8);
        if (!isMarker || extension.Length is 0 or > MostExtensionDigits || CountDigits(extension) != extension.Length)
        {
            return text;
        }

        note = NumberReason.WithExtension;
        return text[..at].TrimEnd(" ,-("u8);
    }

    /// <summary>Digits of scientific notation: <c>3,93E+11</c>.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="digits">Room for the digit values.</param>
    /// <param name="count">How many digits stand there.</param>
    /// <param name="meant">How many digits the number had; more than <paramref name="count"/> when some are lost.</param>
    /// <returns>True when the text is such a notation of a whole number.</returns>
    public static bool TryExponent(ReadOnlySpan<byte> text, Span<byte> digits, out int count, out int meant)
    {
        (count, meant) = (0, 0);
        text = text.TrimStart((byte)'+');
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        if (e < 1 || !IsDigit(text[0]) || (e > 1 && (e < 3 || text[1] is not ((byte)'.' or (byte)',') || CountDigits(text[2..e]) != e - 2)))
        {
            return false;
        }

        var exponent = text[(e + 1)..].TrimStart((byte)'+');
        if (exponent.Length is 0 or > 2 || CountDigits(exponent) != exponent.Length)
        {
            return false;
        }

        digits[count++] = (byte)(text[0] - '0');
        for (var i = 2; i < e; i++)
        {
            digits[count++] = (byte)(text[i] - '0');
        }

        foreach (var c in exponent)
        {
            meant = (meant * 10) + (c - '0');
        }

        meant++;
        while (count > meant && digits[count - 1] == 0)
        {
            count--;
        }

        return count <= meant;
    }

    /// <summary>True for <c>3,471,234,567</c>: commas that only group a whole number by thousands.</summary>
    public static bool IsGroupedByCommas(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOf((byte)',');
        if (first is < 1 or > 3 || CountDigits(text) != first)
        {
            return false;
        }

        for (text = text[first..]; !text.IsEmpty; text = text[4..])
        {
            if (text.Length < 4 || text[0] != ',' || CountDigits(text[1..4]) != 3)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for <c>06 1234567/8</c>: one or two digits after a slash that replace the last ones.</summary>
    public static bool OffersAlternatives(ReadOnlySpan<byte> text)
    {
        var slash = text.LastIndexOf((byte)'/');
        if (slash < 0)
        {
            return false;
        }

        var last = text[(slash + 1)..].Trim((byte)' ');
        return last.Length is 1 or 2 && CountDigits(last) == last.Length && DigitsIn(text[..slash]) > FewestDigitsBeforeMore;
    }

    /// <summary>How many digits stand anywhere.</summary>
    public static int DigitsIn(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += IsDigit(c) ? 1 : 0;
        }

        return digits;
    }

    public static bool IsDigit(byte c) => (uint)(c - '0') <= 9;

    public static bool IsLetter(byte c) => (uint)((c | 0x20) - 'a') < 26 || c == PlainText.OtherLetter;

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }

    private static int CountLetters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && IsLetter(text[count]))
        {
            count++;
        }

        return count;
    }

    private static void ToLower(ReadOnlySpan<byte> letters, Span<byte> lower)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            lower[i] = (byte)(letters[i] | 0x20);
        }
    }
}
