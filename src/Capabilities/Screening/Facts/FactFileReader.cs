// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using System.Text;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads one fact file as bytes: rows that say the same in other bytes are read once and recognised after.</summary>
internal sealed class FactFileReader(FactFile file, FactShape shape, FactItems items, FactRows rows, RareFacts rare)
{
    // A file whose every row is worded differently is read row by row instead of being remembered whole.
    private const int MostKnown = 1 << 20;

    private readonly ImmutableArray<FactKinds.Column> _columns = FactKinds.Of(file.Kind);
    private readonly Dictionary<byte[], long> _known = new(ByteKey.Comparer);
    private readonly FactTally _tally = new(file);
    private readonly Encoding _encoding = shape.GivesUtf8 ? Encoding.UTF8 : shape.Encoding.Encoding;
    private byte[] _key = new byte[256];
    private int _length;

    public async Task<Result<FactFileCount>> ReadAsync(CancellationToken ct)
    {
        await using var stream = await shape.OpenBytesAsync(file, ct);
        using var reader = new RecordReader(stream, shape.Delimiter, shape.GivesUtf8);
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
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

            Row(reader, lookup);
        }

        return _tally.Result();
    }

    private void Row(RecordReader reader, Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> lookup)
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

        var reference = Key(reader);
        var key = _key.AsSpan(0, _length);
        if (!lookup.TryGetValue(key, out var known))
        {
            known = Understand(reader);
            if (_known.Count < MostKnown)
            {
                lookup[key] = known;
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

    /// <summary>Writes what the rules look at into the key, and gives the hash of the reference.</summary>
    private ulong Key(RecordReader reader)
    {
        _length = 0;
        var reference = 0UL;
        for (var i = 0; i < _columns.Length; i++)
        {
            var field = Trimmed(reader, shape.Columns.Others[i]);
            switch (_columns[i].Field)
            {
                case FactField.Reference when !field.IsEmpty:
                    reference = ByteKey.Hash(field);
                    Append("+"u8);
                    break;
                case FactField.Presence when !field.IsEmpty:
                    Append("+"u8);
                    break;
                case FactField.Day when field.IndexOfAny((byte)' ', (byte)'T') is >= 0 and var end:
                    Append(field[..end]);
                    break;
                default:
                    Append(field);
                    break;
            }
        }

        return reference;
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

    private void Append(ReadOnlySpan<byte> field)
    {
        if (_length + field.Length + sizeof(int) > _key.Length)
        {
            Array.Resize(ref _key, 2 * (_length + field.Length + sizeof(int)));
        }

        BitConverter.TryWriteBytes(_key.AsSpan(_length), field.Length);
        field.CopyTo(_key.AsSpan(_length + sizeof(int)));
        _length += sizeof(int) + field.Length;
    }

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
