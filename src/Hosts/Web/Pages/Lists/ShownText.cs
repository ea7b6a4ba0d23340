// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Web;

/// <summary>Text that came from outside as a page shows it: no character that draws nothing or turns the writing round, and no end beyond its place.</summary>
public static class ShownText
{
    private const int LongestElement = 8;

    /// <summary>The text, cut after so many characters as people count them.</summary>
    public static string Of(string text, int most = 60)
    {
        var looked = text.Length > most * LongestElement ? text[..(most * LongestElement)] : text;
        var plain = new StringInfo(string.Concat(looked.EnumerateRunes().Where(IsDrawn).Select(rune => rune.ToString())).Trim());
        return plain.LengthInTextElements > most ? plain.SubstringByTextElements(0, most) + "…"
            : looked.Length < text.Length ? plain.String + "…"
            : plain.String;
    }

    private static bool IsDrawn(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
