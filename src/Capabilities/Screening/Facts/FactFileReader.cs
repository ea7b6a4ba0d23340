// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads one fact file as bytes: rows that say the same in other bytes are read once and recognised after.</summary>
internal sealed class FactFileReader(FactFile file, FactShape shape, FactItems items, FactRows rows, RareFacts rare)
{
    private const int BitsOfAValue = 24;

    private readonly ImmutableArray<FactKinds.Column> _columns = FactKinds.Of(file.Kind);
    private readonly FieldValues[] _values = [.. FactKinds.Of(file.Kind).Select(_ => new FieldValues())];
    private readonly WideTable _known = new();
    private readonly FactTally _tally = new(file);
    private readonly Encoding _encoding = shape.GivesUtf8 ? Encoding.UTF8 : shape.Encoding.Encoding;

    public async Task<Result<FactFileCount>> ReadAsync(CancellationToken ct)
    {
        await using var stream = await shape.OpenBytesAsync(file, ct);
        using var reader = new RecordReader(stream, shape.Delimiter, shape.GivesUtf8);
        var first = shape.Columns.HasHeader;
        for (var read = 0; !_tally.IsFull && reader.Read(); read++)
        {
            if ((read & 0xFFFF) == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            if (reader.Problem is null && reader.Count == 0)
            {
                continue;
            }

            if (first)
            {
                first = false;
                continue;
            }

            Row(reader);
        }

        return _tally.Result();
    }

    private void Row(RecordReader reader)
    {
        if (reader.Problem is not null || reader.Count <= shape.Columns.Number)
        {
            _tally.Reject(reader.Line, reader.Problem ?? "row-too-short");
            return;
        }

        var field = reader[shape.Columns.Number];
        var ordinal = BulkNumbers.Ordinal(field);
        var digits = 0UL;
        if (ordinal == SubscriberOrdinal.None && Carefully(field, out ordinal, out digits) is { } problem)
        {
            _tally.Reject(reader.Line, problem);
            return;
        }

        var isKnowable = Key(reader, out var key, out var reference);
        if (!isKnowable || !_known.TryFind(key, out var known))
        {
            known = Understand(reader);
            if (isKnowable && _known.Count < FieldValues.Most)
            {
                _known.Add(key, known);
            }
        }

        if (known < 0)
        {
            _tally.Reject(reader.Line, FactReading.Codes[(int)~known]);
            return;
        }

        Add(ordinal, digits, (uint)known, reference);
    }

    private void Add(uint ordinal, ulong digits, uint item, ulong reference)
    {
        if (ordinal == SubscriberOrdinal.None)
        {
            rare.Add(digits, item, reference);
        }
        else
        {
            rows.Add(ordinal, item, reference);
        }

        _tally.Fact();
    }

    /// <summary>Reads a number that is not certain at once; the code of what is wrong with it, or null.</summary>
    private string? Carefully(ReadOnlySpan<byte> field, out uint ordinal, out ulong digits)
    {
        var problem = FactNumber.Problem(NumberParser.Parse(_encoding.GetString(field)), out var number);
        ordinal = problem is null ? SubscriberOrdinal.Of(number) : SubscriberOrdinal.None;
        digits = number.RevealDigits();
        return problem;
    }

    /// <summary>Puts together what the rules look at, and the hash of the reference; false where a column holds too many different values.</summary>
    private bool Key(RecordReader reader, out UInt128 key, out ulong reference)
    {
        key = 0;
        reference = 0;
        var fits = true;
        for (var i = 0; i < _columns.Length; i++)
        {
            var field = Trimmed(reader, shape.Columns.Others[i]);
            switch (_columns[i].Field)
            {
                case FactField.Reference:
                    reference = field.IsEmpty ? 0 : ByteKey.Hash(field);
                    key = (key << 1) | (field.IsEmpty ? 0u : 1u);
                    break;
                case FactField.Presence:
                    key = (key << 1) | (field.IsEmpty ? 0u : 1u);
                    break;
                default:
                    var end = _columns[i].Field == FactField.Day ? field.IndexOfAny((byte)' ', (byte)'T') : -1;
                    var number = _values[i].NumberOf(end < 0 ? field : field[..end]);
                    fits &= number >= 0;
                    key = (key << BitsOfAValue) | (uint)number;
                    break;
            }
        }

        return fits;
    }

    private ReadOnlySpan<byte> Trimmed(RecordReader reader, int column)
    {
        if ((uint)column >= (uint)reader.Count)
        {
            return default;
        }

        var field = reader[column];
        if (field.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0)
        {
            while (!field.IsEmpty && IsBlank(field[0]))
            {
                field = field[1..];
            }

            while (!field.IsEmpty && IsBlank(field[^1]))
            {
                field = field[..^1];
            }

            return field;
        }

        // Blanks beyond ASCII exist: what they are is for text to say.
        return Encoding.UTF8.GetBytes(_encoding.GetString(field).Trim());
    }

    private static bool IsBlank(byte b) => b == ' ' || b is >= 0x09 and <= 0x0D;

    /// <summary>The place of the item that the row's fields make, or the complement of the place of the code of what is wrong.</summary>
    private long Understand(RecordReader reader)
    {
        var fields = new string?[_columns.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var column = shape.Columns.Others[i];
            fields[i] = (uint)column < (uint)reader.Count && _encoding.GetString(reader[column]).Trim() is { Length: > 0 } text ? text : null;
        }

        var (item, problem) = FactReading.Read(file.Kind, fields);
        return item is not null ? items.PlaceOf(item) : ~(long)FactReading.Codes.ToList().IndexOf(problem!);
    }
}
