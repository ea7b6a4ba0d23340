// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Numbering;

namespace Filiera.Bench;

/// <summary>A million generated lines of numbers as contact lists write them; the same for the same seed. No number is anybody's on purpose.</summary>
internal static class NumberLines
{
    /// <summary>The lines, and for each whether it is foreign: there the peer judges more than we do.</summary>
    public static (byte[] Text, bool[] IsForeign) Generate(int count, int seed)
    {
        var random = new Random(seed);
        string[] districts = [.. NumberingPlan.Italy.Ranges.Where(r => r is { Kind: NumberKind.Geographic, Country: "IT" }).Select(r => r.Prefix)];
        var text = new StringBuilder(count * 16);
        var isForeign = new bool[count];
        for (var i = 0; i < count; i++)
        {
            var share = random.Next(100);
            isForeign[i] = share is >= 90 and < 95;
            text.Append(share switch
            {
                < 55 => Written("3" + random.Next(20, 100).ToString(CultureInfo.InvariantCulture), 10, random),
                < 85 => Written(districts[random.Next(districts.Length)], random.Next(9, 11), random),
                < 90 => Written("800", 9, random),
                < 95 => "+41 44 " + Digits(7, random),
                _ => "347" + Digits(3, random),
            }).Append('\n');
        }

        return (Encoding.ASCII.GetBytes(text.ToString()), isForeign);
    }

    private static string Written(string prefix, int length, Random random)
    {
        var rest = Digits(length - prefix.Length, random);
        return random.Next(6) switch
        {
            0 => prefix + rest,
            1 => prefix + " " + rest,
            2 => "+39" + prefix + rest,
            3 => "+39 " + prefix + " " + rest[..3] + " " + rest[3..],
            4 => "0039" + prefix + rest,
            _ => prefix + "-" + rest[..3] + "." + rest[3..],
        };
    }

    private static string Digits(int count, Random random) =>
        random.NextInt64((long)Math.Pow(10, count)).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
