// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Text;

namespace Filiera.Screening;

/// <summary>Finds the item that the fields of a row make: fields of the same bytes are understood once. For one thread and one file.</summary>
internal sealed unsafe class FactKeys(InputKind kind, Encoding encoding, FactItems items)
{
    // Of a field's code two bits say what it is: a number of a value, or one of two ways to write a day.
    private const int BitsOfACode = 24;
    private const uint IsoDay = 2u << 22;
    private const uint ItalianDay = 3u << 22;
    private const int FirstYear = 1900;
    private const int Years = 256;

    private readonly FactField[] _kinds = [.. FactKinds.Of(kind).Select(column => column.Field)];
    private readonly FieldValues[] _values = [.. FactKinds.Of(kind).Select(_ => new FieldValues())];
    private readonly WideTable _known = new();
    private readonly bool _utf8 = !encoding.IsSingleByte;

    /// <summary>The place of the item, or the complement of the place of the code of what is wrong with the fields.</summary>
    /// <param name="fields">The fields, by the columns of the kind; empty where the row lacks one.</param>
    /// <param name="reference">What the reference hashes to, or 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int ItemOf(Span<FieldView> fields, out ulong reference)
    {
        var (high, low) = (0ul, 0ul);
        var isKnowable = true;
        reference = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            ref var field = ref fields[i];
            Trim(ref field);
            var bits = _kinds[i] is FactField.Reference or FactField.Presence ? 1 : BitsOfACode;
            var code = CodeOf(field, i, ref reference, ref isKnowable);
            high = (high << bits) | (low >> (64 - bits));
            low = (low << bits) | code;
        }

        if (isKnowable && _known.TryFind(high, low, out var known))
        {
            return known;
        }

        known = Understand(fields);
        if (isKnowable && _known.Count < FieldValues.Most)
        {
            _known.Add(high, low, known);
        }

        return known;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint CodeOf(FieldView field, int column, ref ulong reference, ref bool isKnowable)
    {
        switch (_kinds[column])
        {
            case FactField.Reference:
                reference = ReferenceOf(field);
                return field.Length == 0 ? 0u : 1u;
            case FactField.Presence:
                return field.Length == 0 ? 0u : 1u;
            case FactField.Day:
                return DayOf(field, _values[column], ref isKnowable);
            default:
                return ValueOf(field.At, field.Length, _values[column], ref isKnowable);
        }
    }

    /// <summary>Leaves out blanks on both sides, as <see cref="string.Trim()"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Trim(ref FieldView field)
    {
        if (field.Length > 0 && !(IsInk(field.At[0]) && IsInk(field.At[field.Length - 1])))
        {
            TrimBlanks(ref field);
        }
    }

    private static bool IsInk(byte b) => b is > 0x20 and < 0x80;

    private void TrimBlanks(ref FieldView field)
    {
        while (field.Length > 0 && IsBlank(field.At[0]))
        {
            field = new FieldView(field.At + 1, field.Length - 1);
        }

        while (field.Length > 0 && IsBlank(field.At[field.Length - 1]))
        {
            field.Length--;
        }

        // Blanks beyond ASCII exist: what they are is for text to say.
        if (field.Length > 0 && (field.At[0] >= 0x80 || field.At[field.Length - 1] >= 0x80))
        {
            var text = encoding.GetString(field.Span);
            var before = encoding.GetByteCount(text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length));
            var behind = before == field.Length ? 0 : encoding.GetByteCount(text.AsSpan(text.AsSpan().TrimEnd().Length));
            field = new FieldView(field.At + before, field.Length - before - behind);
        }
    }

    private static bool IsBlank(byte b) => b == ' ' || b is >= 0x09 and <= 0x0D;

    // References are compared across files, which may be encoded otherwise.
    private ulong ReferenceOf(FieldView field)
    {
        if (field.Length == 0)
        {
            return 0;
        }

        if (_utf8 || Ascii.IsValid(field.Span))
        {
            return ByteHash.Of(field.At, field.Length);
        }

        var utf8 = Encoding.UTF8.GetBytes(encoding.GetString(field.Span));
        fixed (byte* first = utf8)
        {
            return ByteHash.Of(first, utf8.Length);
        }
    }

    /// <summary>The code of a day: its digits where it is written in one of the usual ways, else the number of its text; a time behind it is passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint DayOf(FieldView field, FieldValues values, ref bool isKnowable)
    {
        if (field.Length >= 10 && (field.Length == 10 || field.At[10] is (byte)' ' or (byte)'T'))
        {
            var at = field.At;
            var code = at[4] == '-' && at[7] == '-' ? IsoDay | Packed(at, at + 2, at + 5, at + 8)
                : at[2] == '/' && at[5] == '/' ? ItalianDay | Packed(at + 6, at + 8, at + 3, at)
                : uint.MaxValue;
            if (code != uint.MaxValue)
            {
                return code;
            }
        }

        // A time alone is a date that cannot be read, not one that is missing.
        var end = field.Span.IndexOfAny((byte)' ', (byte)'T');
        return ValueOf(field.At, end <= 0 ? field.Length : end, values, ref isKnowable);
    }

    // All ones where these are not digits or the year is far away. Whether there is such a day is not asked here.
    private static uint Packed(byte* century, byte* year, byte* month, byte* day)
    {
        var (c, y, m, d) = (Two(century), Two(year), Two(month), Two(day));
        var since = (c * 100) + y - FirstYear;
        return (c | y | m | d) > 0x7F || since >= Years ? uint.MaxValue : (since << 14) | (m << 7) | d;
    }

    private static uint Two(byte* at)
    {
        var (ten, one) = (at[0] - (uint)'0', at[1] - (uint)'0');
        return ten > 9 || one > 9 ? 0x80 : (ten * 10) + one;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ValueOf(byte* at, int length, FieldValues values, ref bool isKnowable)
    {
        var number = values.NumberOf(at, length);
        isKnowable &= number >= 0;
        return (uint)Math.Max(number, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Understand(ReadOnlySpan<FieldView> fields)
    {
        var texts = new string?[fields.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = fields[i].Length == 0 ? null : encoding.GetString(fields[i].Span);
        }

        var (item, problem) = FactReading.Read(kind, texts);
        return item is not null ? (int)items.PlaceOf(item) : ~FactReading.Codes.IndexOf(problem!);
    }
}
