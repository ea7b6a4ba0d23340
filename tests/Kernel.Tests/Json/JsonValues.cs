// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using FsCheck;

namespace Filiera.Kernel.Tests;

/// <summary>JSON made from seeds: values, documents as others write them, and documents somebody has damaged.</summary>
internal static class JsonValues
{
    /// <summary>Names and texts that sort, escape and encode in every way there is.</summary>
    private static readonly string[] _pieces =
        ["", "a", "b", "aa", "Z", "1", "10", "\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\0", "\u001f", "\u007f", "\u0080", "ö", "é", "€", "\u2028", "\ud7ff", "\ue000", "\ufb33", "\uffff", "😂", "𝄞", "\U0010ffff"];

    /// <summary>Values of what we sign: no fractions.</summary>
    public static Gen<Json> Signable { get; } = Always.Seeded(random => Value(random, 4, reals: false));

    /// <summary>Values with every number there is.</summary>
    public static Gen<Json> Any { get; } = Always.Seeded(random => Value(random, 4, reals: true));

    /// <summary>Valid documents, written with other blanks, escapes and orders than the canonical ones.</summary>
    public static Gen<byte[]> Documents { get; } = Always.Seeded(random =>
    {
        var text = new StringBuilder();
        Write(random, Value(random, 4, reals: random.Next(2) == 0), text);
        return Encoding.UTF8.GetBytes(text.ToString());
    });

    /// <summary>Documents with some bytes changed, removed, doubled or added; and bytes that never were one.</summary>
    public static Gen<byte[]> Damaged { get; } = Always.Seeded(random =>
    {
        if (random.Next(5) == 0)
        {
            var noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            return noise;
        }

        var text = new StringBuilder();
        Write(random, Value(random, 3, reals: true), text);
        var bytes = Encoding.UTF8.GetBytes(text.ToString()).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            Damage(random, bytes);
        }

        return [.. bytes];
    });

    private static void Damage(System.Random random, List<byte> bytes)
    {
        const string telling = "{}[]\":,\\/u0123456789-+.eEtfn dD8 \t\n\0\u0001";
        var at = random.Next(bytes.Count + 1);
        var other = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)telling[random.Next(telling.Length)];
        switch (random.Next(4))
        {
            case 0 when at < bytes.Count:
                bytes[at] = other;
                break;
            case 1 when at < bytes.Count:
                bytes.RemoveAt(at);
                break;
            case 2:
                var length = random.Next(Math.Min(12, bytes.Count - at + 1));
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            default:
                bytes.Insert(at, other);
                break;
        }
    }

    private static Json Value(System.Random random, int depth, bool reals) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => Text(random),
        1 => Number(random),
        2 => reals ? Real(random) : Number(random),
        3 => random.Next(2) == 0,
        4 => Json.Null,
        5 => Text(random),
        6 => Json.Array(Enumerable.Range(0, random.Next(5)).Select(_ => Value(random, depth - 1, reals)).ToList()),
        _ => Json.Object([.. Enumerable.Range(0, random.Next(6)).Select(_ => Text(random)).Distinct(StringComparer.Ordinal)
            .Select(name => (name, Value(random, depth - 1, reals)))]),
    };

    private static string Text(System.Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => _pieces[random.Next(_pieces.Length)]));

    private static long Number(System.Random random) =>
        random.Next(8) == 0 ? Json.LargestInteger : random.NextInt64(-Json.LargestInteger, Json.LargestInteger + 1) >> random.Next(53);

    private static Json Real(System.Random random)
    {
        while (true)
        {
            var real = random.Next(3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => Math.ScaleB(random.NextDouble(), random.Next(-80, 80)),
                _ => Math.Round(random.NextDouble() * 1_000, random.Next(1, 8)),
            };
            if (double.IsFinite(real) && (Math.Abs(real) > Json.LargestInteger || real != Math.Truncate(real)))
            {
                return new Json.Real(real);
            }
        }
    }

    private static void Write(System.Random random, Json value, StringBuilder to)
    {
        Blanks(random, to);
        switch (value)
        {
            case Json.Text text:
                WriteText(random, text.Value, to);
                break;
            case Json.List list:
                WriteAll(random, '[', ']', list.Items.Select(item => (Action)(() => Write(random, item, to))), to);
                break;
            case Json.Map map:
                WriteAll(random, '{', '}', map.Members.OrderBy(_ => random.Next()).Select(member => (Action)(() =>
                {
                    Blanks(random, to);
                    WriteText(random, member.Key, to);
                    Blanks(random, to);
                    to.Append(':');
                    Write(random, member.Value, to);
                })), to);
                break;
            case Json.Real real when random.Next(2) == 0:
                to.Append(real.Value.ToString("E16", CultureInfo.InvariantCulture));
                break;
            default:
                to.Append(value.ToCanonicalText());
                break;
        }

        Blanks(random, to);
    }

    private static void WriteAll(System.Random random, char open, char close, IEnumerable<Action> items, StringBuilder to)
    {
        to.Append(open);
        var first = true;
        foreach (var item in items)
        {
            to.Append(first ? "" : ",");
            first = false;
            item();
        }

        Blanks(random, to);
        to.Append(close);
    }

    private static void WriteText(System.Random random, string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            var written = rune.ToString();
            if (rune.Value < ' ' || rune.Value is '"' or '\\' || random.Next(4) == 0)
            {
                written = string.Concat(written.Select(c => FormattableString.Invariant($"\\u{(int)c:x4}")));
            }

            to.Append(written);
        }

        to.Append('"');
    }

    private static void Blanks(System.Random random, StringBuilder to) =>
        to.Append(random.Next(4) == 0 ? new string(" \t\r\n"[random.Next(4)], random.Next(3)) : "");
}
