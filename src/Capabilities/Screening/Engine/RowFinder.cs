// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: finding a row, its number and its claim is one hot loop and its slow twin, read together.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Unicode;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Finds the rows of a piece of a list, and reads their numbers and claims. For one thread.</summary>
internal sealed unsafe class RowFinder : IDisposable
{
    private const int Block = 64;
    private readonly RunPlan _plan;
    private readonly ChunkBytes _bytes;
    private readonly ClaimColumns _claims;
    private readonly Dictionary<int, Claim> _rareClaims = [];
    private readonly Dictionary<string, int> _rejected = new(StringComparer.Ordinal);
    private readonly Dictionary<NumberReason, int> _unreadable = [];
    private readonly bool _utf8;
    private readonly byte _delimiter;
    private readonly int _numberColumn;
    private RecordField[] _fields = new RecordField[32];
    private byte[] _scratch = new byte[256];

    // Where a row begins in memory that was passed over, and its bytes looked at, beyond memory; it is the last of its piece.
    private int _passedOver = int.MaxValue;

    public RowFinder(RunPlan plan, ChunkBytes bytes)
    {
        _plan = plan;
        _bytes = bytes;
        _claims = new ClaimColumns(plan);
        _utf8 = !plan.File.Encoding.IsSingleByte;
        _delimiter = (byte)plan.File.Delimiter;
        _numberColumn = plan.File.Columns.Number;
    }

    /// <summary>Where the next row begins in memory, or in the list where that is beyond memory: see <see cref="Next"/>.</summary>
    public int At { get; private set; }

    /// <summary>Where the next row begins in the list.</summary>
    public long Next { get; private set; }

    /// <summary>True when the piece holds no more rows.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The claim of a row whose claim has no number, by the row's place in the batch.</summary>
    public Claim RareClaimOf(int row) => _rareClaims[row];

    /// <summary>Begins at a row.</summary>
    /// <param name="at">Where it begins in memory; at or beyond the end of the piece when the piece has none.</param>
    public void Begin(int at)
    {
        At = at;
        Next = _bytes.PlaceOf(at);
        IsDone = at >= _bytes.End;
    }

    /// <summary>Finds up to <paramref name="most"/> rows and puts them into the batch from <paramref name="first"/> on; how many.</summary>
    /// <exception cref="EncodingDisproved">The list was taken for UTF-8 and is not.</exception>
    public int Find(RowBatch batch, int first, int most)
    {
        if (first == 0)
        {
            _rareClaims.Clear();
        }

        var begin = At;
        var high = Vector512<byte>.Zero;
        var row = first;
        var end = first + most;
        while (row < end && !IsDone)
        {
            row = FindPlain(batch, row, end, ref high);
            if (row < end && At < _bytes.End && FindAny(batch, row++))
            {
                high = Vector512<byte>.AllBitsSet;
            }

            IsDone = At >= _bytes.End;
        }

        if (_utf8 && high.ExtractMostSignificantBits() != 0)
        {
            Decode(batch, first, row, begin);
        }

        return row - first;
    }

    public void Dispose() => _claims.Dispose();

    /// <summary>Rows of up to 64 bytes without quotes, as long as they follow each other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindPlain(RowBatch batch, int row, int end, ref Vector512<byte> high)
    {
        var memory = _bytes.Memory;
        var fast = memory + Math.Min(_bytes.End, _bytes.Length - Block);
        var at = memory + At;
        var (lf, cr, quote, delimiter) = (
            Vector512.Create((byte)'\n'), Vector512.Create((byte)'\r'), Vector512.Create((byte)'"'), Vector512.Create(_delimiter));
        var any = high;
        for (; row < end && at < fast; row++)
        {
            var text = Vector512.Load(at);
            var ends = Vector512.Equals(text, lf).ExtractMostSignificantBits();
            if (ends == 0)
            {
                break;
            }

            var length = BitOperations.TrailingZeroCount(ends);
            var next = length + 1;
            var odd = (Vector512.Equals(text, quote) | Vector512.Equals(text, cr)).ExtractMostSignificantBits() & (ends ^ (ends - 1));
            if (odd != 0)
            {
                if (odd != 1ul << (length - 1) || at[length - 1] != '\r')
                {
                    break;
                }

                length--;
            }

            any |= text;
            var delimiters = Vector512.Equals(text, delimiter).ExtractMostSignificantBits() & ((1ul << length) - 1);
            batch.Start[row] = (int)(at - memory);
            batch.Length[row] = length;
            Read(batch, row, at, length, delimiters);
            at += next;
        }

        high = any;
        At = (int)(at - memory);
        Next = _bytes.PlaceOf(At);
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Read(RowBatch batch, int row, byte* at, int length, ulong delimiters)
    {
        var (start, end) = FieldOf(delimiters, _numberColumn, length);
        if (start > length || length == 0)
        {
            Reject(batch, row, length == 0 ? _plan.Blank : _plan.TooShort);
            return;
        }

        var ordinal = BulkNumbers.Ordinal(at + start, end - start);
        if (ordinal == SubscriberOrdinal.None)
        {
            ReadCarefully(batch, row, new ReadOnlySpan<byte>(at + start, end - start));
        }
        else
        {
            Open(batch, row, ordinal, 0);
        }

        if (batch.Verdict[row] != RowBatch.Open)
        {
            return;
        }

        long combination = 0;
        for (var i = 0; i < _claims.Count; i++)
        {
            var (from, to) = FieldOf(delimiters, _claims.PositionOf(i), length);
            combination |= from > length ? _claims.PartOf(i, at, 0) : _claims.PartOf(i, at + from, to - from);
        }

        var claim = combination >= 0 ? _claims.NumberOf(combination) : ClaimTable.Full;
        batch.Claim[row] = claim >= 0 ? claim : RareClaim(row, at, length);
    }

    /// <summary>Where a column's field stands among the delimiters of a short row; beyond the row when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Start, int End) FieldOf(ulong delimiters, int column, int length)
    {
        var start = column == 0 ? 0 : Select(delimiters, column - 1) + 1;
        return (start, Math.Min(Select(delimiters, column), length));
    }

    // The place of a bit among those set; 64 when there are not so many.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Select(ulong bits, int index)
    {
        if (Bmi2.X64.IsSupported)
        {
            return index > 63 ? 64 : (int)ulong.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1ul << index, bits));
        }

        for (; index > 0; index--)
        {
            bits &= bits - 1;
        }

        return BitOperations.TrailingZeroCount(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Open(RowBatch batch, int row, uint ordinal, ulong digits)
    {
        batch.Ordinal[row] = ordinal;
        batch.Digits[row] = digits;
        batch.Verdict[row] = RowBatch.Open;
    }

    private static void Reject(RowBatch batch, int row, int verdict)
    {
        batch.Ordinal[row] = SubscriberOrdinal.None;
        batch.Digits[row] = 0;
        batch.Verdict[row] = verdict;
        batch.Claim[row] = 0;
    }

    /// <summary>Reads a number that is not certain at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadCarefully(RowBatch batch, int row, ReadOnlySpan<byte> field)
    {
        var parsed = _utf8 ? NumberParser.Parse(field) : NumberParser.Parse(_plan.File.Encoding.Encoding.GetString(field));
        var reached = SubscriberNumber.TryFrom(parsed, out var number);
        switch (parsed.Status)
        {
            case NumberStatus.Foreign:
                Reject(batch, row, _plan.Foreign);
                batch.Digits[row] = number.RevealDigits();
                break;
            case NumberStatus.Valid when reached:
                var ordinal = SubscriberOrdinal.Of(number);
                Open(batch, row, ordinal, ordinal == SubscriberOrdinal.None ? number.RevealDigits() : 0);
                break;
            case NumberStatus.Valid:
                Reject(batch, row, Rejected(new NotASubscriberNumber(parsed.Kind).Code));
                break;
            default:
                Reject(batch, row, Unreadable(parsed.Reason));
                break;
        }
    }

    private int Unreadable(NumberReason reason) =>
        _unreadable.TryGetValue(reason, out var known) ? known : _unreadable[reason] = _plan.Rejected("number-" + reason.ToCode());

    private int Rejected(string code) => _rejected.TryGetValue(code, out var known) ? known : _rejected[code] = _plan.Rejected(code);

    /// <summary>A row of any form, by the reader that knows them all; true when it holds bytes in memory that are not ASCII.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool FindAny(RowBatch batch, int row)
    {
        RecordBounds bounds;
        while (!RecordScanner.TryScan(
            _bytes.Memory + At, _bytes.Memory + _bytes.Length, _bytes.IsLast, _delimiter, _utf8, ref _fields, out bounds))
        {
            _bytes.Extend();
        }

        var at = _bytes.Memory + At;
        batch.Start[row] = At;
        batch.Length[row] = bounds.Length;
        if (bounds.Problem != RecordProblem.None || bounds.Length == 0)
        {
            Reject(batch, row, bounds.Length == 0 ? _plan.Blank : Rejected(RecordProblems.CodeOf(bounds.Problem)!));
        }
        else if (bounds.Fields <= _numberColumn)
        {
            Reject(batch, row, _plan.TooShort);
        }
        else
        {
            ReadFields(batch, row, at, bounds.Fields);
        }

        var isAscii = bounds.Next >= 0 && Ascii.IsValid(new ReadOnlySpan<byte>(at, bounds.Length));
        _passedOver = bounds.Next >= 0 ? int.MaxValue : At;
        Next = bounds.Next >= 0 ? _bytes.PlaceOf(At + bounds.Next) : _bytes.PassOver(_bytes.PlaceOf(At), _utf8);
        At = (int)Math.Min(Next - _bytes.PlaceOf(0), int.MaxValue);
        return !isAscii;
    }

    private void ReadFields(RowBatch batch, int row, byte* at, int fields)
    {
        var number = RecordScanner.Unquoted(at, _fields[_numberColumn], ref _scratch);
        var ordinal = BulkNumbers.Ordinal(number);
        if (ordinal == SubscriberOrdinal.None)
        {
            ReadCarefully(batch, row, number);
            if (batch.Verdict[row] != RowBatch.Open)
            {
                return;
            }
        }
        else
        {
            Open(batch, row, ordinal, 0);
        }

        long combination = 0;
        var block = stackalloc byte[2 * Block];
        for (var i = 0; i < _claims.Count; i++)
        {
            var text = TextOf(at, fields, _claims.PositionOf(i));
            text[..Math.Min(text.Length, Block)].CopyTo(new Span<byte>(block, Block));
            combination |= text.Length > Block ? -1 : _claims.PartOf(i, block, text.Length);
        }

        var claim = combination >= 0 ? _claims.NumberOf(combination) : ClaimTable.Full;
        batch.Claim[row] = claim >= 0 ? claim : RareClaim(row, at, fields, _fields);
    }

    private ReadOnlySpan<byte> TextOf(byte* at, int fields, int position) =>
        position < fields ? RecordScanner.Unquoted(at, _fields[position], ref _scratch) : [];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int RareClaim(int row, byte* at, int length)
    {
        RecordScanner.TryScan(at, at + length, last: true, _delimiter, _utf8, ref _fields, out var bounds);
        return RareClaim(row, at, bounds.Fields, _fields);
    }

    /// <summary>A claim whose texts have no numbers: it may still have one itself.</summary>
    private int RareClaim(int row, byte* at, int fields, RecordField[] where)
    {
        var claim = _claims.Read(column => _plan.File.Encoding.Encoding.GetString(
            _claims.PositionOf(column) < fields ? RecordScanner.Unquoted(at, where[_claims.PositionOf(column)], ref _scratch) : []));
        var number = _plan.Claims.NumberOf(claim);
        if (number < 0)
        {
            _rareClaims[row] = claim;
        }

        return number;
    }

    /// <summary>Bytes that are not ASCII must be UTF-8, and a row that holds U+FFFD lost a character before it came here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Decode(RowBatch batch, int first, int end, int begin)
    {
        var bytes = new ReadOnlySpan<byte>(_bytes.Memory + begin, Math.Min(At, _passedOver) - begin);
        if (!Utf8.IsValid(bytes))
        {
            throw new EncodingDisproved();
        }

        if (bytes.IndexOf("\uFFFD"u8) < 0)
        {
            return;
        }

        for (var row = first; row < end; row++)
        {
            var raw = new ReadOnlySpan<byte>(_bytes.Memory + batch.Start[row], batch.Length[row]);
            if (raw.IndexOf("\uFFFD"u8) >= 0 && !_plan.IsProblem(batch.Verdict[row]))
            {
                Reject(batch, row, _plan.NotDecodable);
            }
        }
    }
}
