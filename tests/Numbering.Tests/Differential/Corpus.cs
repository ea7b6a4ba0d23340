// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Numbering.Tests.Differential;

/// <summary>Generated numbers of every kind and length, right and nearly right; the same every time.</summary>
internal static class Corpus
{
    private static readonly string[] NearMisses =
        ["0", "012", "0347", "0369", "0769", "0842", "0878", "01", "1", "11", "43", "430", "4", "5", "58", "70", "80", "801", "803", "81", "88", "89", "891", "8955", "8938", "9", "199", "164"];

    private static readonly string[] Foreign =
        ["41", "33", "49", "490", "44", "4420", "4477", "447781", "441481", "1212", "1416", "1809", "7495", "7701", "47", "4779", "61", "618", "378", "379", "34", "351", "30", "40", "48", "355", "385", "212", "216", "86", "91", "55", "599", "800", "870", "883", "999", "210", "80"];

    public static IReadOnlyList<string> All { get; } = [.. Generate().Distinct()];

    private static IEnumerable<string> Generate()
    {
        var random = new Random(1316);
        foreach (var range in NumberingPlan.Italy.Ranges)
        {
            for (var length = Math.Max(3, range.MinDigits - 2); length <= range.MaxDigits + 2; length++)
            {
                for (var i = 0; i < 7; i++)
                {
                    yield return Written(range.Prefix, length, i, random);
                }
            }
        }

        foreach (var prefix in NearMisses)
        {
            for (var length = 5; length <= 13; length++)
            {
                for (var i = 0; i < 7; i++)
                {
                    yield return Written(prefix, length, i, random);
                }
            }
        }

        foreach (var prefix in Foreign)
        {
            for (var length = 6; length <= 15; length++)
            {
                yield return "+" + Digits(prefix, length, random);
                yield return "00" + Digits(prefix, length, random);
            }
        }

        for (var i = 0; i < 3000; i++)
        {
            yield return "+39" + Digits("3", 10, random);
            yield return Digits("3", random.Next(9, 11), random);
        }
    }

    private static string Written(string prefix, int length, int way, Random random)
    {
        var national = Digits(prefix, length, random);
        return (way % 3) switch
        {
            0 => national,
            1 => "+39" + national,
            _ => "0039" + national,
        };
    }

    private static string Digits(string prefix, int length, Random random)
    {
        var text = prefix;
        while (text.Length < length)
        {
            text += random.Next(10).ToString(CultureInfo.InvariantCulture);
        }

        return text;
    }
}
