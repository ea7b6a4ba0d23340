// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using NodaTime.Text;

namespace Filiera.Register;

/// <summary>The forms of what stands in entries: each value has one way of being written, and none has room for a text of anybody's.</summary>
internal static class EntryText
{
    private const int LongestName = 200;
    private const int MostItems = 16;

    public static bool IsDate(Json json) => json is Json.Text { Value: var text } && LocalDatePattern.Iso.Parse(text).Success;

    public static bool IsHash(Json json) => json is Json.Text { Value: var text } && ContentHash.TryParse(text, out _);

    public static bool IsCount(Json json) => json is Json.Integer { Value: >= 0 };

    public static bool IsCode(Json json) => json is Json.Text { Value: var text } && IsCode(text);

    /// <summary>Codes in their order, each once.</summary>
    public static bool IsCodes(Json json) => AreItems(json, IsCode);

    /// <summary>Where a profile stands in open frameworks, in their order, each once: <c>esco:4222.1</c>, <c>ada:ADA.24.04.11</c>.</summary>
    public static bool IsAlignments(Json json) => AreItems(json, text => FrameworkAlignment.Read(text) is not null);

    /// <summary>A firm's name: one line, nothing invisible, and of one alphabet alone, so that none passes for another firm's.</summary>
    public static bool IsName(Json json) => json is Json.Text { Value: { Length: > 0 and <= LongestName } text }
        && text == text.Trim()
        && text.All(c => c == ' ' || !(char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format))
        && HonestText.IsName(text);

    public static bool IsPublicKey(Json json) => json is Json.Text { Value: var text } && StrictBase64.Read(text) is { Length: 32 or 65 };

    public static bool IsCode(string text) => text.Length is > 0 and <= 64 && char.IsAsciiLetterLower(text[0]) && text[^1] is not ('-' or '.')
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    public static bool IsHex(string text, int digits) => text.Length == digits && text.All(c => char.IsAsciiHexDigitLower(c) || char.IsAsciiDigit(c));

    /// <summary>A certificate's number: capitals, digits and dashes; nothing that has the shape of a person's tax code.</summary>
    public static bool IsCertificateNumber(string text) => text.Length is >= 6 and <= 40
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
        && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && !HasShapeOfTaxCode(text);

    /// <summary>Country and VAT number; Italian ones with the right check digit.</summary>
    public static bool IsVat(string text) => text is [var a, var b, .. { Length: >= 6 and <= 13 } number]
        && char.IsAsciiLetterUpper(a) && char.IsAsciiLetterUpper(b)
        && number.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))
        && !HasShapeOfTaxCode(number)
        && (!text.StartsWith("IT", StringComparison.Ordinal) || IsItalianVat(number));

    /// <summary>International form with its plus, or a short code as it is dialled.</summary>
    public static bool IsCallerNumber(string text) =>
        (text is ['+', >= '1' and <= '9', .. { Length: >= 5 and <= 13 } rest] && rest.All(char.IsAsciiDigit))
        || (text is [>= '1' and <= '9', .. { Length: >= 2 and <= 5 } code] && code.All(char.IsAsciiDigit));

    private static bool AreItems(Json json, Func<string, bool> isItem)
    {
        var items = (json as Json.List)?.Items.Select(item => (item as Json.Text)?.Value).ToList();
        return items is { Count: > 0 and <= MostItems } && items.TrueForAll(item => item is not null && isItem(item))
            && items.Zip(items.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
    }

    private static bool IsItalianVat(string number)
    {
        if (number.Length != 11 || !number.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = number.Select((c, i) => i % 2 == 0 ? c - '0' : (2 * (c - '0')) is var twice && twice > 9 ? twice - 9 : twice).Sum();
        return sum % 10 == 0 && number.Any(c => c != '0');
    }

    // Six letters, two digits, a letter, two digits, a letter, three digits, a letter; digits may be replaced by letters in rare cases.
    private static bool HasShapeOfTaxCode(string text) => text.Replace("-", "", StringComparison.Ordinal) is { Length: 16 } code
        && code[..6].All(char.IsAsciiLetterUpper) && char.IsAsciiLetterUpper(code[8]) && char.IsAsciiLetterUpper(code[11]) && char.IsAsciiLetterUpper(code[15]);
}
