// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;

namespace Filiera.Numbering.Tests.Golden;

/// <summary>One line of the golden file.</summary>
internal sealed record Vector(string Input, string Status, string E164, string Kind, string Country, string Reason)
{
    private const int HeadLines = 3;

    public static string Path => System.IO.Path.Combine(Repository.Root, "tests", "Numbering.Tests", "Golden", "numbers.tsv");

    public static IReadOnlyList<Vector> All { get; } =
        [.. File.ReadLines(Path).Skip(HeadLines).Select(line => line.Split('\t')).Select(c => new Vector(Unescape(c[0]), c[1], c[2], c[3], c[4], c[5]))];

    public static Vector Of(string input)
    {
        var parsed = NumberParser.Parse(input);
        return new Vector(input, parsed.Status.ToCode(), parsed.RevealE164() ?? "", parsed.Kind.ToCode() ?? "", parsed.Country ?? "", parsed.Reason.ToCode());
    }

    public static void Accept()
    {
        var head = File.ReadLines(Path).Take(HeadLines).ToArray();
        File.WriteAllLines(Path, [.. head, .. All.Select(vector => Of(vector.Input).ToString())]);
    }

    public override string ToString() => string.Join('\t', Escape(Input), Status, E164, Kind, Country, Reason);

    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c == '\\' ? "\\u005C" : c is >= ' ' and < (char)0x7F ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
        }

        return escaped.ToString();
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                plain.Append((char)int.Parse(text.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 5;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
