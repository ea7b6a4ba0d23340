// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Filiera.Kernel;

/// <summary>Writes the canonical form of RFC 8785.</summary>
internal static class CanonicalWriter
{
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    public static byte[] Write(Json value)
    {
        var buffer = _kept ?? new ArrayBufferWriter<byte>(256);
        buffer.ResetWrittenCount();
        Write(value, buffer);
        _kept = buffer.Capacity <= LargestKept ? buffer : null;
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Json value, ArrayBufferWriter<byte> to)
    {
        switch (value)
        {
            case Json.Text text:
                Write(text.Value, to);
                break;
            case Json.Integer integer:
                Utf8Formatter.TryFormat(integer.Value, to.GetSpan(20), out var digits);
                to.Advance(digits);
                break;
            case Json.Real real:
                Ascii(EcmaScript(real.Value), to);
                break;
            case Json.Flag flag:
                to.Write(flag.Value ? "true"u8 : "false"u8);
                break;
            case Json.Nothing:
                to.Write("null"u8);
                break;
            case Json.List list:
                WriteList(list, to);
                break;
            case Json.Map map:
                WriteMap(map, to);
                break;
        }
    }

    private static void WriteList(Json.List list, ArrayBufferWriter<byte> to)
    {
        to.Write("["u8);
        for (var i = 0; i < list.Items.Count; i++)
        {
            to.Write(i == 0 ? ""u8 : ","u8);
            Write(list.Items[i], to);
        }

        to.Write("]"u8);
    }

    private static void WriteMap(Json.Map map, ArrayBufferWriter<byte> to)
    {
        to.Write("{"u8);
        var first = true;
        foreach (var (name, value) in map.Members)
        {
            to.Write(first ? ""u8 : ","u8);
            first = false;
            Write(name, to);
            to.Write(":"u8);
            Write(value, to);
        }

        to.Write("}"u8);
    }

    private static void Write(string text, ArrayBufferWriter<byte> to)
    {
        to.Write("\""u8);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var special = rest.IndexOfAny(Escaped);
            var plain = special < 0 ? rest : rest[..special];
            Encoding.UTF8.GetBytes(plain, to);
            if (special < 0)
            {
                break;
            }

            Ascii(Escape(rest[special]), to);
            rest = rest[(special + 1)..];
        }

        to.Write("\""u8);
    }

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (char)i), '"', '\\']);

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };

    /// <summary>Number.prototype.toString of ECMAScript: the shortest digits that read back, exponents from 1e21 and below 1e-6.</summary>
    private static string EcmaScript(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = value < 0 ? "-" : "";
        var (digits, exponent) = Digits(shortest.TrimStart('-'));
        return sign + Layout(digits, exponent);
    }

    /// <summary>The significant digits and the power n, so that the value is 0.digits × 10^n.</summary>
    private static (string Digits, int Power) Digits(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length + exponent - leading);
    }

    private static string Layout(string digits, int power) => power switch
    {
        > 0 and <= 21 when digits.Length <= power => digits.PadRight(power, '0'),
        > 0 and <= 21 => digits[..power] + "." + digits[power..],
        > -6 and <= 0 => "0." + new string('0', -power) + digits,
        _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "")
            + "e" + (power - 1 < 0 ? "-" : "+") + Math.Abs(power - 1).ToString(CultureInfo.InvariantCulture),
    };

    private static void Ascii(string text, ArrayBufferWriter<byte> to) => Encoding.ASCII.GetBytes(text, to);
}
