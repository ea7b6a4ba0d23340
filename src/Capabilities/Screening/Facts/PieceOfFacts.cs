// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: finding rows and reading them is one hot loop and its slow twin, read together.
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Reads pieces of a fact file, one after the other: what one thread does.</summary>
/// <remarks>
/// A piece is read before its turn, from where its rows most likely begin. Whether they do, only the piece before knows: where a quoted field
/// went on beyond a line end, it is read again when its turn comes.
/// </remarks>
internal sealed unsafe class PieceOfFacts : IDisposable
{
    private const int Slack = 64;
    private readonly FactRun _run;
    private readonly FactRows.Writer _rows;
    private readonly OrdinalHash _hash;
    private readonly ChunkBytes _bytes;
    private readonly NativeBuffer _marks;
    private readonly NativeBuffer _unquoted = new(1 << 12);
    private readonly Encoding _encoding;
    private readonly FactKeys _keys;
    private readonly bool _utf8;
    private readonly byte _delimiter;
    private readonly int[] _columns;
    private readonly FieldView[] _fields;
    private readonly List<SubscriberNumber> _numbers = [];
    private readonly List<(ulong Digits, FactRows.Row Row)> _rare = [];
    private readonly List<RejectedFact> _first = [];
    private RecordField[] _records = new RecordField[32];
    private FactRows.Row[] _found = new FactRows.Row[1 << 10];
    private int _count;
    private long _facts;
    private long _rejects;
    private long _lines;
    private long _next;
    private bool _isAscii;

    public PieceOfFacts(FactRun run, FactItems items, FactRows.Writer rows, OrdinalHash hash)
    {
        _run = run;
        _rows = rows;
        _hash = hash;
        _bytes = new ChunkBytes(run.Bytes, run.Range.PieceBytes);
        _marks = new NativeBuffer(((long)run.Range.PieceBytes + (8 * Slack)) * sizeof(int));
        _encoding = run.Shape.Encoding.Encoding;
        _utf8 = run.Shape.IsUtf8;
        _delimiter = (byte)run.Shape.Delimiter;
        _keys = new FactKeys(run.File.Kind, _encoding, items);
        _columns = [run.Shape.Columns.Number, .. run.Shape.Columns.Others];
        _fields = new FieldView[_columns.Length];
    }

    /// <summary>Reads one piece.</summary>
    /// <exception cref="EncodingDisproved">The file was taken for UTF-8 and is not.</exception>
    public void Read(long piece)
    {
        var (start, end) = _run.Range.PieceOf(piece);
        _bytes.Load(start, end);
        _isAscii = !_utf8 || Ascii.IsValid(new ReadOnlySpan<byte>(_bytes.Memory, _bytes.Length));
        var assumed = piece == 0 ? _bytes.At(start) : _bytes.AssumedStart(start);
        Walk(assumed < 0 ? _bytes.End : assumed);
        _run.Turns.Enter(piece);
        var position = _run.Position;
        if (position >= end)
        {
            Forget();
        }
        else
        {
            if (assumed < 0 || position != _bytes.PlaceOf(assumed))
            {
                Walk(_bytes.At(position));
            }

            _run.Tally.Add(_facts, _rejects, _first, _run.Lines);
            _run.Lines += _lines;
            _run.Position = _next;
        }

        _run.Turns.Leave();
        HandOver();
    }

    public void Dispose()
    {
        _unquoted.Dispose();
        _marks.Dispose();
        _bytes.Dispose();
    }

    private void Forget()
    {
        (_count, _facts, _rejects, _lines) = (0, 0, 0, 0);
        _rare.Clear();
        _first.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void HandOver()
    {
        foreach (ref readonly var row in _found.AsSpan(0, _count))
        {
            _rows.Add(row);
        }

        _rows.Rare.AddRange(_rare);
    }

    /// <summary>Reads the rows that begin in the piece from a place in memory on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(int at)
    {
        Forget();
        var memory = _bytes.Memory;
        var marked = Math.Min(_bytes.Length, _bytes.End + Slack);
        var ends = (int*)_marks.Start;
        var last = ends + (at < _bytes.End ? RowWalker.Mark(memory, at, marked, _delimiter, ends) : 0);
        _next = _bytes.PlaceOf(at);
        while (at < _bytes.End)
        {
            var quoted = memory[at] == '"';
            var lineEnd = ends;
            while (lineEnd < last && memory[*lineEnd] == _delimiter)
            {
                quoted |= memory[*lineEnd + 1] == '"';
                lineEnd++;
            }

            // A CR at the end of what is marked may be half of a CRLF.
            if (quoted || lineEnd == last || *lineEnd - at > CsvText.LongestRow || *lineEnd + 1 >= marked)
            {
                at = AnyRecord(at);
                memory = _bytes.Memory;
                while (ends < last && *ends < at)
                {
                    ends++;
                }

                continue;
            }

            _lines++;
            if (*lineEnd > at)
            {
                PlainRow(memory, at, ends, (int)(lineEnd - ends) + 1);
            }

            ends = lineEnd + (memory[*lineEnd] == '\r' && memory[*lineEnd + 1] == '\n' ? 2 : 1);
            at = ends[-1] + 1;
            _next = _bytes.PlaceOf(at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlainRow(byte* memory, int at, int* ends, int count)
    {
        if (!_isAscii && Undecodable(new ReadOnlySpan<byte>(memory + at, ends[count - 1] - at)))
        {
            Reject(RecordProblems.CodeOf(RecordProblem.NotDecodable)!);
            return;
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            var column = _columns[i];
            var start = column == 0 ? at : (uint)column < (uint)count ? ends[column - 1] + 1 : -1;
            _fields[i] = start < 0 ? default : new FieldView(memory + start, ends[column] - start);
        }

        Row(_columns[0] < count);
    }

    /// <summary>A record of any form, by the reader that knows them all; where the next begins in memory.</summary>
    private int AnyRecord(int at)
    {
        RecordBounds bounds;
        while (!RecordScanner.TryScan(
            _bytes.Memory + at, _bytes.Memory + _bytes.Length, _bytes.IsLast, _delimiter, _utf8, ref _records, out bounds))
        {
            _bytes.Extend();
        }

        var record = _bytes.Memory + at;
        var lost = _utf8 && Undecodable(new ReadOnlySpan<byte>(record, bounds.Next >= 0 ? bounds.Next : bounds.Length));
        _lines++;
        if (bounds.Problem != RecordProblem.None || lost)
        {
            Reject(RecordProblems.CodeOf(bounds.Problem == RecordProblem.None ? RecordProblem.NotDecodable : bounds.Problem)!);
        }
        else if (bounds.Length > 0)
        {
            QuotedRow(record, bounds);
        }

        _lines += RecordScanner.LinesOf(record, bounds) - 1;
        _next = bounds.Next >= 0 ? _bytes.PlaceOf(at + bounds.Next) : _bytes.PassOver(_bytes.PlaceOf(at), _run.IsEncodingAssumed);
        return (int)Math.Min(_next - _bytes.PlaceOf(0), int.MaxValue);
    }

    private void QuotedRow(byte* record, RecordBounds bounds)
    {
        // Doubled quotes are made single in a room of their own, which must not move meanwhile.
        _unquoted.Ensure(bounds.Length + Slack);
        var room = _unquoted.Start;
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = _columns[i];
            if ((uint)column >= (uint)bounds.Fields)
            {
                _fields[i] = default;
                continue;
            }

            var field = _records[column];
            _fields[i] = field.Quoted ? new FieldView(record + field.Start + 1, field.Length - 2) : new FieldView(record + field.Start, field.Length);
            if (field.Quoted && _fields[i].Span.Contains((byte)'"'))
            {
                var from = room;
                for (var j = 0; j < field.Length - 2; j++)
                {
                    *room++ = _fields[i].At[j];
                    j += _fields[i].At[j] == '"' ? 1 : 0;
                }

                _fields[i] = new FieldView(from, (int)(room - from));
            }
        }

        Row(_columns[0] < bounds.Fields);
    }

    /// <summary>True when a row holds characters that were lost.</summary>
    /// <exception cref="EncodingDisproved">The file was taken for UTF-8 and is not.</exception>
    private bool Undecodable(ReadOnlySpan<byte> row)
    {
        var first = row.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (first < 0)
        {
            return false;
        }

        var isValid = Utf8.IsValid(row[first..]);
        return !isValid && _run.IsEncodingAssumed ? throw new EncodingDisproved()
            : !isValid || row[first..].IndexOf("\uFFFD"u8) >= 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(bool hasNumber)
    {
        if (!hasNumber)
        {
            Reject(FactReading.RowTooShort);
            return;
        }

        var ordinal = BulkNumbers.Ordinal(_fields[0].At, _fields[0].Length);
        if (ordinal == SubscriberOrdinal.None)
        {
            _numbers.Clear();
            if (FactNumber.Problem(_run.File.Kind, _encoding.GetString(_fields[0].Span), _numbers) is { } problem)
            {
                Reject(problem);
                return;
            }
        }

        var item = _keys.ItemOf(_fields.AsSpan(1), out var reference);
        if (item < 0)
        {
            Reject(FactReading.Codes[~item]);
            return;
        }

        _facts++;
        if (ordinal != SubscriberOrdinal.None)
        {
            Add(new FactRows.Row(_hash.Of(ordinal), (uint)item, reference));
            return;
        }

        foreach (var number in _numbers)
        {
            Add(number, (uint)item, reference);
        }
    }

    private void Add(SubscriberNumber number, uint item, ulong reference)
    {
        var ordinal = SubscriberOrdinal.Of(number);
        if (ordinal == SubscriberOrdinal.None)
        {
            _rare.Add((number.RevealDigits(), new FactRows.Row(0, item, reference)));
        }
        else
        {
            Add(new FactRows.Row(_hash.Of(ordinal), item, reference));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(FactRows.Row row)
    {
        if (_count == _found.Length)
        {
            Array.Resize(ref _found, 2 * _count);
        }

        _found[_count++] = row;
    }

    private void Reject(string code)
    {
        _rejects++;
        if (_first.Count < FactFileCount.MostShown)
        {
            _first.Add(new RejectedFact(_lines, code));
        }
    }
}
