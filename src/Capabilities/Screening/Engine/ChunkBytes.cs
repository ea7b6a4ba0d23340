// SPDX-License-Identifier: EUPL-1.2
using System.Text.Unicode;

namespace Filiera.Screening;

/// <summary>The bytes one thread works on: a piece of the list, and as much behind it as its last row needs.</summary>
/// <remarks>A row belongs to the piece in which it begins. Memory is the piece and at most one longest row, however long the list's rows are.</remarks>
internal sealed unsafe class ChunkBytes : IDisposable
{
    private const int SkipBytes = 1 << 20;
    private readonly IListBytes _list;
    private readonly NativeBuffer _buffer;
    private readonly int _ahead;
    private byte[]? _skipped;
    private long _origin;

    public ChunkBytes(IListBytes list, int chunkBytes)
    {
        _list = list;
        _ahead = Math.Clamp(chunkBytes / 16, 256, 1 << 16);
        _buffer = new NativeBuffer(chunkBytes + 1L + _ahead + RecordScanner.Padding);
    }

    /// <summary>The first byte in memory; moves when more is read.</summary>
    public byte* Memory => _buffer.Start;

    /// <summary>Bytes in memory.</summary>
    public int Length { get; private set; }

    /// <summary>Where the piece ends in memory: rows that begin there or beyond belong to the next.</summary>
    public int End { get; private set; }

    /// <summary>True when the list ends with what is in memory.</summary>
    public bool IsLast => _origin + Length >= _list.Length;

    /// <summary>Reads a piece, and one byte before it.</summary>
    public void Load(long start, long end)
    {
        _origin = Math.Max(0, start - 1);
        End = (int)(end - _origin);
        Length = 0;
        Extend(End + _ahead);
    }

    /// <summary>Reads more; false when there is no more.</summary>
    public bool Extend() => !IsLast && Extend(Length + CsvText.LongestRow + 2);

    /// <summary>Where the first row of the piece begins in memory if no quote is open there; -1 when no line end is in the piece.</summary>
    public int AssumedStart(long start)
    {
        if (start == 0)
        {
            return 0;
        }

        var lineEnd = RecordScanner.LineEnd(Memory, Memory + End);
        var next = RecordScanner.AfterLineEnd(lineEnd, Memory + Length);
        return lineEnd == Memory + End || next - Memory >= End ? -1 : (int)(next - Memory);
    }

    /// <summary>The place in the list of a byte in memory.</summary>
    public long PlaceOf(int at) => _origin + at;

    /// <summary>Where a place in the list is in memory.</summary>
    public int At(long place) => (int)(place - _origin);

    /// <summary>The place behind the line end of a row that is too long to be held.</summary>
    /// <param name="row">Where the row begins in the list.</param>
    /// <param name="isUtf8">Whether its bytes must be UTF-8.</param>
    /// <exception cref="EncodingDisproved">They are not.</exception>
    public long PassOver(long row, bool isUtf8)
    {
        _skipped ??= new byte[SkipBytes];
        var end = LineEnd(row + CsvText.LongestRow);
        if (isUtf8 && !IsUtf8(row, end))
        {
            throw new EncodingDisproved();
        }

        var read = _list.Read(end, _skipped.AsSpan(0, 2));
        return end + (read == 0 ? 0 : _skipped.AsSpan(0, read) is [(byte)'\r', (byte)'\n', ..] ? 2 : 1);
    }

    public void Dispose() => _buffer.Dispose();

    private bool Extend(long length)
    {
        length = Math.Min(length, _list.Length - _origin);
        _buffer.Ensure(length + RecordScanner.Padding);
        Length += _list.Read(_origin + Length, new Span<byte>(Memory + Length, (int)length - Length));
        return true;
    }

    private long LineEnd(long from)
    {
        while (true)
        {
            var bytes = _skipped.AsSpan(0, _list.Read(from, _skipped));
            var found = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            if (found >= 0 || bytes.IsEmpty)
            {
                return from + Math.Max(found, 0);
            }

            from += bytes.Length;
        }
    }

    private bool IsUtf8(long from, long end)
    {
        while (from < end)
        {
            var bytes = _skipped.AsSpan(0, (int)Math.Min(SkipBytes, end - from));
            bytes = bytes[.._list.Read(from, bytes)];
            var whole = from + bytes.Length == end ? bytes.Length : WholeCharacters(bytes);
            if (whole == 0 || !Utf8.IsValid(bytes[..whole]))
            {
                return false;
            }

            from += whole;
        }

        return true;
    }

    // A character may go on in the next block: its first byte, and what follows it, is left for that.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var whole = bytes.Length;
        while (whole > 0 && bytes.Length - whole < 4 && (bytes[whole - 1] & 0xC0) == 0x80)
        {
            whole--;
        }

        return whole > 0 && bytes[whole - 1] >= 0xC0 ? whole - 1 : bytes.Length;
    }
}
