// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: one strict JSON grammar, read in one place so that nothing is accepted twice in two ways.
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Filiera.Kernel;

/// <summary>A strict reader: every document it accepts has exactly one canonical form, and nothing it is given makes it throw.</summary>
internal ref struct JsonReader
{
    private const int DeepestNesting = 64;
    private const int Names = 512;
    private const int LongestName = 40;
    private const int CertainDigits = 15;
    private static readonly SearchValues<byte> _ends = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(b => (byte)b)]);
    private static readonly string?[] _names = new string?[Names];
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly JsonNumbers _numbers;
    private int _at;
    private string? _problem;

    private JsonReader(ReadOnlySpan<byte> utf8, JsonNumbers numbers)
    {
        _utf8 = utf8;
        _numbers = numbers;
    }

    public static Result<Json> Read(ReadOnlySpan<byte> utf8, JsonNumbers numbers)
    {
        var reader = new JsonReader(utf8, numbers);
        var value = reader.Value(0);
        reader.Blanks();
        if (value is not null && reader._at < utf8.Length)
        {
            value = reader.Stop("something follows the document");
        }

        return value is null
            ? new NotCanonicalisable(reader._at, reader._problem ?? "unreadable")
            : value;
    }

    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private Json? Stop(string problem)
    {
        _problem ??= problem;
        return null;
    }

    private void Blanks()
    {
        while (_at < _utf8.Length && _utf8[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private bool Take(char c)
    {
        Blanks();
        if (_at >= _utf8.Length || _utf8[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private Json? Value(int depth)
    {
        Blanks();
        if (depth > DeepestNesting)
        {
            return Stop("nested too deeply");
        }

        if (_at >= _utf8.Length)
        {
            return Stop("the document ends here");
        }

        return (char)_utf8[_at] switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => String() is { } text ? new Json.Text(text) : null,
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", Json.Null),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Stop("no value begins like this"),
        };
    }

    private Json? Word(string word, Json value)
    {
        if (_utf8.Length - _at < word.Length || !Ascii.Equals(_utf8.Slice(_at, word.Length), word))
        {
            return Stop("no value begins like this");
        }

        _at += word.Length;
        return value;
    }

    private Json? Object(int depth)
    {
        _at++;
        var members = ImmutableSortedDictionary.CreateBuilder<string, Json>(StringComparer.Ordinal);
        if (Take('}'))
        {
            return new Json.Map(members.ToImmutable());
        }

        do
        {
            Blanks();
            if (_at >= _utf8.Length || _utf8[_at] != '"')
            {
                return Stop("a member needs a name in quotes");
            }

            if (String(isName: true) is not { } name)
            {
                return null;
            }

            if (members.ContainsKey(name))
            {
                return Stop("a name stands twice in one object");
            }

            if (!Take(':'))
            {
                return Stop("a colon is missing");
            }

            if (Value(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(name, value);
        }
        while (Take(','));
        return Take('}') ? new Json.Map(members.ToImmutable()) : Stop("an object is not closed");
    }

    private Json? Array(int depth)
    {
        _at++;
        var items = ImmutableArray.CreateBuilder<Json>();
        if (Take(']'))
        {
            return new Json.List([]);
        }

        do
        {
            if (Value(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Take(','));
        return Take(']') ? new Json.List(Sequence.From(items)) : Stop("a list is not closed");
    }

    // Nearly every text is bytes as they are up to the next quote; whatever else stands in it is looked at one by one, from its beginning.
    private string? String(bool isName = false)
    {
        var rest = _utf8[(_at + 1)..];
        var length = rest.IndexOfAny(_ends);
        if (length < 0 || rest[length] != '"' || !Utf8.IsValid(rest[..length]))
        {
            return Spelt();
        }

        _at += length + 2;
        return isName ? Name(rest[..length]) : Encoding.UTF8.GetString(rest[..length]);
    }

    // The same few names stand in every document: each is made once and kept until another takes its place.
    private static string Name(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestName)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var place = ref _names[((utf8[0] * 31) + (utf8[^1] * 7) + (utf8[utf8.Length / 2] * 3) + utf8.Length) % Names];
        if (place is not { } known || !Ascii.Equals(utf8, known))
        {
            place = known = Encoding.UTF8.GetString(utf8);
        }

        return known;
    }

    private string? Spelt()
    {
        _at++;
        var text = new StringBuilder();
        Span<char> units = stackalloc char[2];
        while (_at < _utf8.Length)
        {
            var b = _utf8[_at];
            if (b == '"')
            {
                _at++;
                return IsWellFormed(text.ToString()) ? text.ToString() : Halt("a surrogate stands alone");
            }

            if (b < 0x20)
            {
                return Halt("a control character stands in a string");
            }

            if (b == '\\')
            {
                if (!Escape(text))
                {
                    return Halt("an escape is unknown or cut short");
                }
            }
            else if (Rune.DecodeFromUtf8(_utf8[_at..], out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(units[..rune.EncodeToUtf16(units)]);
                _at += used;
            }
            else
            {
                return Halt("the bytes are not UTF-8");
            }
        }

        return Halt("a string is not closed");
    }

    private string? Halt(string problem)
    {
        Stop(problem);
        return null;
    }

    private bool Escape(StringBuilder text)
    {
        if (_at + 1 >= _utf8.Length)
        {
            return false;
        }

        var plain = (char)_utf8[_at + 1] switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (plain != '\0')
        {
            text.Append(plain);
            _at += 2;
            return true;
        }

        if (_utf8[_at + 1] != 'u' || _at + 6 > _utf8.Length
            || !Utf8HexUnit(_utf8.Slice(_at + 2, 4), out var unit))
        {
            return false;
        }

        text.Append(unit);
        _at += 6;
        return true;
    }

    // Not a number parser: those let zero bytes follow the digits.
    private static bool Utf8HexUnit(ReadOnlySpan<byte> digits, out char unit)
    {
        Span<byte> bytes = stackalloc byte[2];
        var read = Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done;
        unit = (char)BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return read;
    }

    private Json? Number()
    {
        var start = _at;
        while (_at < _utf8.Length && (char)_utf8[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
        {
            _at++;
        }

        if (_at - start <= CertainDigits && Digits(_utf8[start.._at]) is { } plain)
        {
            return plain;
        }

        var text = Encoding.ASCII.GetString(_utf8[start.._at]);
        if (!IsJsonNumber(text))
        {
            return Stop("a number is not written as JSON writes it");
        }

        var whole = text.AsSpan().IndexOfAny(".eE") < 0;
        if (whole && text != "-0" && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            && Int128.Abs(integer) <= Json.LargestInteger)
        {
            return integer;
        }

        if (_numbers == JsonNumbers.IntegersOnly)
        {
            return Stop("a number is not a whole number below 2^53");
        }

        var real = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(real) ? FromReal(real) : Stop("a number is too large");
    }

    // Fifteen digits are below 2^53; what is anything but digits, or begins with a zero that is not alone, is read as a number of any form.
    private static long? Digits(ReadOnlySpan<byte> text)
    {
        var value = 0L;
        foreach (var b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return null;
            }

            value = (value * 10) + (b - '0');
        }

        return text[0] != '0' || text.Length == 1 ? value : null;
    }

    // 56.0 and 56 have the same canonical form, so they are the same value.
    private static Json FromReal(double real) => Json.Real.IsInteger(real) ? (long)real : new Json.Real(real);

    private static bool IsJsonNumber(string text)
    {
        var i = text.StartsWith('-') ? 1 : 0;
        var digits = CountDigits(text, i);
        if (digits == 0 || (digits > 1 && text[i] == '0'))
        {
            return false;
        }

        i += digits;
        if (i < text.Length && text[i] == '.')
        {
            var fraction = CountDigits(text, i + 1);
            if (fraction == 0)
            {
                return false;
            }

            i += 1 + fraction;
        }

        if (i < text.Length && (text[i] is 'e' or 'E'))
        {
            i++;
            i += i < text.Length && (text[i] is '+' or '-') ? 1 : 0;
            var exponent = CountDigits(text, i);
            i += exponent;
            return exponent > 0 && i == text.Length;
        }

        return i == text.Length;
    }

    private static int CountDigits(string text, int from)
    {
        var count = 0;
        while (from + count < text.Length && char.IsAsciiDigit(text[from + count]))
        {
            count++;
        }

        return count;
    }
}
