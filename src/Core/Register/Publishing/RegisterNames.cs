// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The words by which a firm's name is found: without accents, case or signs.</summary>
public static class RegisterNames
{
    private const int MostWords = 20;
    private const int LongestWord = 40;

    /// <summary>True for a name that the register may state of a firm: one line, nothing invisible, no letters of two alphabets.</summary>
    public static bool IsStated(string name) => EntryText.IsName(name);

    /// <summary>The words of the name that an entry states in clear; none for any other entry.</summary>
    public static Sequence<string> Words(RegisterEntry entry) =>
        entry.Facts["name"] is Json.Text name ? Words(name.Value) : [];

    /// <summary>The words of a name, or of what is searched for, each once.</summary>
    public static Sequence<string> Words(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // S.r.l. and srl are one word; any other sign parts two.
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c).ToString() : c is '.' or '\'' or '’' ? "" : " ");
        }

        return Sequence.From(plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word[..Math.Min(word.Length, LongestWord)]).Distinct(StringComparer.Ordinal).Take(MostWords));
    }
}
