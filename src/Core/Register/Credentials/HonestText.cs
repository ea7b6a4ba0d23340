// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Finds texts made to be taken for others: with characters nobody sees, or with words of two alphabets that look alike.</summary>
internal static class HonestText
{
    public static bool Holds(Json json) => json switch
    {
        Json.Text text => IsHonest(text.Value),
        Json.List list => list.Items.All(Holds),
        Json.Map map => map.Members.All(member => IsHonest(member.Key) && Holds(member.Value)),
        _ => true,
    };

    /// <summary>True for a name that is shown as it is: nothing unseen, and no letter of another alphabet beside Latin ones, in whatever word.</summary>
    public static bool IsName(string text)
    {
        var (latin, other) = (false, false);
        foreach (var rune in text.EnumerateRunes().Where(rune => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber))
        {
            var isLatin = rune.IsBmp && IsLatinOfName((char)rune.Value);
            (latin, other) = (latin || isLatin, other || !isLatin);
        }

        return IsHonest(text) && !(latin && other);
    }

    private static bool IsHonest(string text)
    {
        var (latin, other) = (false, false);
        foreach (var c in text)
        {
            if (IsUnseen(c))
            {
                return false;
            }

            // A word ends at whatever is no letter of the three alphabets.
            var (isLatin, isOther) = (IsLatin(c), c is >= '\u0370' and <= '\u052F');
            (latin, other) = isLatin || isOther ? (latin || isLatin, other || isOther) : (false, false);
            if (latin && other)
            {
                return false;
            }
        }

        return true;
    }

    // The two small letters raised, and Latin with more marks, are nobody else's.
    private static bool IsLatinOfName(char c) => IsLatin(c) || c is '\u00AA' or '\u00BA' or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' and not ('\u00D7' or '\u00F7');

    private static bool IsUnseen(char c) => c is <= '\u001F' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u061C'
        or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');
}
