// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Access;

/// <summary>Passwords that people choose most, made by rules of how they choose: words, keyboard walks, years, dates, repetitions, and signs that stand for letters.</summary>
/// <remarks>
/// It is no list of passwords that were ever stolen, and none of it is taken from one. Every entry is as long as a password must be and stands
/// in lower case without accents or blanks, as <see cref="PasswordRule"/> compares them.
/// </remarks>
public static class CommonPasswords
{
    private const int FirstYear = 1950;
    private const int LastYear = 2030;

    private static readonly string[] KeyRows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly string[] Words =
    [
        .. ("password parola segreto benvenuto welcome ciao buongiorno amministratore administrator admin operatore supervisor responsabile centralino callcenter "
        + "contactcenter telefono italia italiano roma milano napoli torino palermo genova bologna firenze catania bari verona venezia juventus inter milan "
        + "forzainter forzamilan forzajuve forzaroma forzanapoli forzalazio amore tiamo tesoro stella angelo princess principessa dragon monkey superman "
        + "batman pokemon computer internet ufficio azienda lavoro estate inverno primavera autunno summer winter spring autumn iloveyou letmein qwerty asdfgh "
        + "zxcvbn master shadow sunshine football calcio pallone ferrari valentino vespa pizza spaghetti mamma famiglia casa gatto cane filiera").Split(' '),
    ];

    private static readonly string[] Names =
    [
        .. ("francesco alessandro andrea lorenzo matteo mattia gabriele leonardo riccardo davide giuseppe giovanni antonio mario luigi marco paolo stefano roberto "
        + "luca simone federico daniele michele salvatore vincenzo angela anna maria giulia chiara sara martina francesca alessia elena valentina laura silvia "
        + "federica paola giorgia sofia aurora alice emma ginevra beatrice rosa teresa lucia carmela giuseppina giovanna").Split(' '),
    ];

    private static readonly string[] Months =
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

    private static readonly string[] Endings = ["", "!", "!!", ".", "1", "12", "123", "1234", "12345", "123456", "123!", "01", "2024", "2025", "2026", "2026!"];

    private static readonly FrozenSet<string> All = Make().Where(one => one.Length >= PasswordRule.Shortest).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>True when <paramref name="plain"/> is one of them.</summary>
    /// <param name="plain">A password in lower case without accents or blanks.</param>
    public static bool Contains(string plain) => All.Contains(plain);

    private static IEnumerable<string> Make() =>
        Decorated().Concat(Pairs()).Concat(Dates()).Concat(Walks()).Concat(Repetitions()).SelectMany(one => (string[])[one, Disguised(one)]);

    // "francesco1985", "password2026!", "benvenuto.2026".
    private static IEnumerable<string> Decorated() =>
        from word in Words.Concat(Names).Concat(Months)
        from ending in Endings.Concat(Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(year => (string[])[$"{year}", $".{year}", $"-{year}"]))
        select word + ending;

    // "passwordpassword", "ciaociaociao", "mariofrancesco", "passwordadmin".
    private static IEnumerable<string> Pairs() =>
        (from word in Words.Concat(Names) from times in (int[])[2, 3, 4] select string.Concat(Enumerable.Repeat(word, times)))
        .Concat(from first in Words from second in Words select first + second);

    // "12settembre2026".
    private static IEnumerable<string> Dates() =>
        from month in Enumerable.Range(0, Months.Length)
        from day in Enumerable.Range(1, 31)
        from year in Enumerable.Range(LastYear - 10, 11)
        select $"{day}{Months[month]}{year}";

    // Along the rows of the keys, there and back, and down the columns.
    private static IEnumerable<string> Walks()
    {
        var columns = Enumerable.Range(0, 7).Select(column => string.Concat(KeyRows.Select(row => row[column]))).ToArray();
        string[] lines = [string.Concat(KeyRows), string.Concat(KeyRows.Skip(1)), string.Concat(columns), string.Concat(columns.Select(column => new string([.. column.Reverse()])))];
        return from line in lines.Concat(lines.Select(line => new string([.. line.Reverse()])))
               from length in Enumerable.Range(PasswordRule.Shortest, line.Length - PasswordRule.Shortest + 1)
               from start in Enumerable.Range(0, line.Length - length + 1)
               select line.Substring(start, length);
    }

    // "abcabcabcabc", "qweqweqweqwe", "123412341234".
    private static IEnumerable<string> Repetitions() =>
        from row in KeyRows.Append("abcdefghijklmnopqrstuvwxyz")
        from length in (int[])[3, 4, 5, 6]
        from start in Enumerable.Range(0, row.Length - length + 1)
        select string.Concat(Enumerable.Repeat(row.Substring(start, length), (PasswordRule.Shortest + length - 1) / length));

    // Signs and digits in the place of letters, as most people put them.
    private static string Disguised(string text) => new([.. text.Select(c => c switch
    {
        'a' => '@',
        'e' => '3',
        'i' => '1',
        'o' => '0',
        's' => '$',
        _ => c,
    })]);
}
