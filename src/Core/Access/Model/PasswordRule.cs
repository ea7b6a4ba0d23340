// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Access;

/// <summary>Which passwords are taken: long ones that are not easily guessed. No rule about kinds of characters, no forced change.</summary>
/// <remarks>
/// What people choose most is made by rules (<see cref="CommonPasswords"/>), and what a password comes to once its decorations are taken off is looked
/// up besides. Words of the house are those of the product, of its organisations and of whoever the password is for.
/// </remarks>
public static class PasswordRule
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters; more would only be work for the hash.</summary>
    public const int Longest = 128;

    private static readonly char[] Separators = [' ', '.', ',', '-', '_', '@', '\'', '&', '+'];

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "0123456789"];

    private static readonly HashSet<string> Roots = new(
        ("password passwort passphrase passwd parola parolachiave chiave segreto segreta secret login signin accesso accedi entra benvenuto benvenuta "
        + "welcome ciao buongiorno hello changeme cambiami default admin administrator amministratore root utente user guest ospite test prova demo "
        + "filiera operatore operator gestore responsabile committente callcenter contactcenter centralino telefono telemarketing italia italy roma "
        + "milano napoli torino palermo azienda company ufficio office computer internet server estate autunno inverno primavera gennaio febbraio "
        + "marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre summer winter spring autumn amore tiamo iloveyou letmein "
        + "master dragon monkey juventus inter forzainter forzajuve forzaroma forzanapoli superman batman sunshine princess football calcio forza "
        + "qwerty asdfgh zxcvbn azerty qwertyuiop qazwsx abc abcd abcdef").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Why a password is not taken, or null.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="about">Words its holder is known by, such as name and address, which it must not be made of.</param>
    public static Refusal? Check(string? password, params ReadOnlySpan<string?> about)
    {
        var text = password ?? "";
        if (text.EnumerateRunes().Count() < Shortest)
        {
            return new PasswordTooShort(Shortest);
        }

        if (text.Length > Longest)
        {
            return new PasswordTooLong(Longest);
        }

        var plain = Plain(text);
        if (CommonPasswords.Contains(plain) || IsCommon(plain))
        {
            return new PasswordTooCommon();
        }

        return IsMadeOf(plain, about) || IsMadeOf(Unleet(plain), about) ? new PasswordTooCommon() : null;
    }

    // "telefonia.rossi!26" is made of "Rossi Telefonia S.p.A.": what is left of it would be no password.
    private static bool IsMadeOf(string text, ReadOnlySpan<string?> about)
    {
        var left = text;
        foreach (var word in about)
        {
            foreach (var part in (word ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Prepend(word ?? "").Select(Plain).Where(part => part.Length >= 4))
            {
                left = left.Replace(part, "", StringComparison.Ordinal);
            }
        }

        return left.Length < text.Length && left.Length < Shortest / 2;
    }

    /// <summary>True for a repetition, a row of keys, or a few common words with decorations around and between them.</summary>
    private static bool IsCommon(string plain)
    {
        if (plain.Distinct().Count() < 5 || IsRepetition(plain) || IsRow(plain))
        {
            return true;
        }

        // "P4ssw0rd2026!" comes to "password": digits and signs that stand for letters, then those that decorate.
        return IsMadeOfRoots(Letters(plain)) || IsMadeOfRoots(Letters(Unleet(plain))) || IsMadeOfRoots(Letters(Unleet(plain.TrimEnd("0123456789!?.-_*#@$".ToCharArray()))));
    }

    private static bool IsMadeOfRoots(string letters)
    {
        // With so few letters the rest is digits and signs that people choose badly; a root or two must not be all there is.
        if (letters.Length == 0)
        {
            return true;
        }

        var reached = new bool[letters.Length + 1];
        reached[0] = true;
        for (var start = 0; start < letters.Length; start++)
        {
            for (var length = 3; reached[start] && start + length <= letters.Length; length++)
            {
                reached[start + length] |= Roots.Contains(letters.Substring(start, length));
            }
        }

        return reached[letters.Length] && letters.Length <= 24;
    }

    private static bool IsRepetition(string text)
    {
        for (var period = 1; period <= 4; period++)
        {
            if (text.Skip(period).Zip(text).All(pair => pair.First == pair.Second))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRow(string text) => Rows.Select(row => row + row).Any(row =>
        row.Contains(text, StringComparison.Ordinal) || new string([.. row.Reverse()]).Contains(text, StringComparison.Ordinal));

    private static string Letters(string text) => new([.. text.Where(char.IsAsciiLetterLower)]);

    private static string Unleet(string text) => new([.. text.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    })]);

    // Lower case without accents or blanks.
    private static string Plain(string text) => new([.. text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !char.IsWhiteSpace(c))]);
}
