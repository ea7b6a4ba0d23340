// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering;

namespace Filiera.Screening.Tests;

/// <summary>Writes lists as messy as lists are: every form of number, claim, quote, line end and encoding. The same seed writes the same list.</summary>
internal static class ListMaker
{
    private static readonly string[] Bases = ["cliente", "consenso", "richiesta", "elenco", "CONSENT", "", "  ", "\u00E8 ignota", "contratto", "nessuna"];
    private static readonly string[] Dates = ["2026-06-01", "01/06/2026", "01.06.2026 10:30:00", "2026-06-01T08:00:00Z", "31/02/2026", "", " 2026-10-01 ", "2024-01-01\t", "20261101", "2026-10-01\t 9:00"];
    private static readonly string[] Purposes = ["marketing", "promozione, profilazione", "statistica", "", "finalit\u00E0 di marketing e offerte commerciali di ogni genere e specie, anche di terzi"];
    private static readonly string[] Recipients = ["Cliente di Prova", "01234567890", "Altri", ""];
    private static readonly string[] Junk = ["non disponibile", "", "12", "+44 20 7946 0958", "0039", "112", "3,47E+09", "\u00E8", "+", "347 12", "0843123456", "+1 212 555 0100"];
    private static readonly string[] Names = ["Ada", "Ugo; Finto", "detto \"il Finto\"", "Citt\u00E0", "due\nrighe", "tre\r\nrighe\r\nfinte", "", "\"", "a,b"];

    /// <summary>The numbers lists of that seed draw from.</summary>
    public static List<SubscriberNumber> Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => SubscriberNumber.FromRevealed(random.Next(12) switch
    {
        < 7 => 393_200_000_000ul + (ulong)random.NextInt64(200_000_000),
        < 10 => 390_600_000_000ul + (ulong)random.NextInt64(100_000_000),
        10 => 39_060_000_000ul + (ulong)random.NextInt64(9_999_999),
        _ => 3_906_000_000_000ul + (ulong)random.NextInt64(900_000_000),
    }))];

    /// <summary>A list.</summary>
    /// <param name="random">Decides everything.</param>
    /// <param name="numbers">The numbers that may stand in it.</param>
    /// <param name="rows">About how many rows.</param>
    public static byte[] Write(Random random, IReadOnlyList<SubscriberNumber> numbers, int rows)
    {
        var delimiter = ";,\t|"[random.Next(4)];
        var mess = random.Next(4) switch { 0 => 0, 1 => 0.02, 2 => 0.3, _ => 1.0 };
        var lineEnd = random.Next(3) switch { 0 => "\r\n", 1 => "\n", _ => random.Next(4) == 0 ? "\r" : "\n" };
        var columns = new[] { "nome", "telefono", "base", "riferimento", "data", "finalita", "destinatario", "fine_contratto" }
            .Where(name => name == "telefono" || random.Next(5) > 0).OrderBy(_ => random.Next()).ToArray();
        var text = new StringBuilder();
        text.AppendJoin(delimiter, columns).Append(lineEnd);
        for (var row = 0; row < rows; row++)
        {
            var fields = columns.Select(name => Quote(random, Field(random, name, numbers, mess), delimiter, mess));
            text.AppendJoin(delimiter, random.NextDouble() < 0.02 * mess ? fields.Take(random.Next(columns.Length)) : fields);
            text.Append(random.NextDouble() < 0.01 * mess ? "\r" : lineEnd);
            if (random.NextDouble() < 0.01 * mess)
            {
                text.Append(random.Next(4) switch { 0 => lineEnd, 1 => "\"x" + lineEnd, 2 => "\uFFFD" + delimiter + lineEnd, _ => "\"a\"b" + lineEnd });
            }
        }

        if (random.Next(3) == 0)
        {
            text.Append("3471234567");
        }

        return random.Next(4) switch
        {
            0 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())],
            1 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text.ToString()),
            _ => Encoding.UTF8.GetBytes(text.ToString()),
        };
    }

    private static string Field(Random random, string name, IReadOnlyList<SubscriberNumber> numbers, double mess) => name switch
    {
        "telefono" => random.NextDouble() < 0.05 + (0.2 * mess) ? Pick(random, Junk) : Written(random, numbers[random.Next(numbers.Count)]),
        "base" => Pick(random, Bases),
        "riferimento" => random.Next(4) switch { 0 => "", 1 => "R-" + random.Next(100_000).ToString(CultureInfo.InvariantCulture), 2 => "\u00A0", _ => " x" },
        "data" or "fine_contratto" => random.Next(2) == 0 ? Pick(random, Dates) : string.Create(CultureInfo.InvariantCulture, $"{2024 + random.Next(3)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}"),
        "finalita" => Pick(random, Purposes),
        "destinatario" => Pick(random, Recipients),
        _ => mess == 0 ? "Ada" : Pick(random, Names),
    };

    private static string Written(Random random, SubscriberNumber number)
    {
        var full = number.RevealDigits().ToString(CultureInfo.InvariantCulture);
        var national = full[2..];
        return random.Next(8) switch
        {
            0 => "+" + full,
            1 => "0039" + national,
            2 => $"+39 {national[..3]} {national[3..]}",
            3 => $"{national[..3]}-{national[3..]}",
            4 => $" {national[..3]}.{national[3..6]} {national[6..]} ",
            5 => $"(+39) {national[..2]}/{national[2..]}",
            _ => national,
        };
    }

    private static string Quote(Random random, string field, char delimiter, double mess)
    {
        var must = field.Contains(delimiter, StringComparison.Ordinal) || field.IndexOfAny(['\r', '\n']) >= 0 || field.StartsWith('"');
        return must || random.NextDouble() < 0.2 * mess ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
