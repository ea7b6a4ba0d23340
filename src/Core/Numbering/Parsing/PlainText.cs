// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Filiera.Numbering;

/// <summary>Reduces any text to the few ASCII characters that matter for reading a number.</summary>
/// <remarks>
/// Digits of every script become 0 to 9, full-width forms their ASCII twins, spaces and tabs a space, dashes <c>-</c>;
/// invisible characters vanish. What has no meaning here becomes one of the marks below.
/// </remarks>
internal static class PlainText
{
    /// <summary>The longest text that is looked at.</summary>
    public const int Longest = 200;

    /// <summary>Stands for what was not text.</summary>
    public const byte NotText = 1;

    /// <summary>Stands for a letter of another alphabet.</summary>
    public const byte OtherLetter = 2;

    /// <summary>Stands for any other character.</summary>
    public const byte Other = 3;

    /// <returns>False when more than <see cref="Longest"/> characters remain.</returns>
    public static bool TryReduce(ReadOnlySpan<byte> utf8, Span<byte> plain, out int length)
    {
        length = 0;
        while (!utf8.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(utf8, out var rune, out var used);
            utf8 = utf8[used..];
            if (!TryAppend(status == OperationStatus.Done ? Reduce(rune) : NotText, plain, ref length))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc cref="TryReduce(ReadOnlySpan{byte}, Span{byte}, out int)"/>
    public static bool TryReduce(ReadOnlySpan<char> text, Span<byte> plain, out int length)
    {
        length = 0;
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var used);
            text = text[used..];
            if (!TryAppend(status == OperationStatus.Done ? Reduce(rune) : NotText, plain, ref length))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAppend(byte? character, Span<byte> plain, ref int length)
    {
        if (character is null)
        {
            return true;
        }

        if (length == plain.Length)
        {
            return false;
        }

        plain[length++] = character.Value;
        return true;
    }

    private static byte? Reduce(Rune rune) => rune.Value switch
    {
        '\t' => (byte)' ',
        '\r' or '\n' or 0x2028 or 0x2029 => (byte)'\n',
        < ' ' or 0x7F => Other,
        < 0x7F => (byte)rune.Value,
        >= 0xFF01 and <= 0xFF5E => (byte)(rune.Value - 0xFEE0),
        0xFFFD => NotText,
        0x2212 => (byte)'-',
        0x2018 or 0x2019 or 0x02BC => (byte)'\'',
        0x201C or 0x201D => (byte)'"',
        0x00B7 or 0x2022 => (byte)'.',
        0x2044 or 0x2215 => (byte)'/',
        _ => ByCategory(rune),
    };

    private static byte? ByCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => (byte)('0' + (int)Rune.GetNumericValue(rune)),
        UnicodeCategory.SpaceSeparator => (byte)' ',
        UnicodeCategory.Format => null,
        UnicodeCategory.DashPunctuation => (byte)'-',
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => OtherLetter,
        _ => Other,
    };
}
