// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Reads the records of a UTF-8 or single-byte file from a stream, as bytes: what <see cref="CsvText"/> gives, many times faster.</summary>
/// <remarks>
/// Fields and record are spans into one buffer: they hold until the next <see cref="Read"/>. Memory does not grow with the file.
/// A byte-order mark is the caller's to skip. Not for several threads.
/// </remarks>
public sealed unsafe class RecordReader : IDisposable
{
    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly bool _utf8;
    private readonly int _longest;
    private readonly int _capacity;
    private readonly byte* _buffer;
    private RecordField[] _fields = new RecordField[16];
    private byte[] _scratch = [];
    private RecordBounds _bounds;
    private int _at;
    private int _length;
    private bool _ended;
    private bool _disposed;
    private int _lines;
    private long _read;

    /// <param name="stream">The file, past its byte-order mark; stays the caller's to dispose.</param>
    /// <param name="delimiter">What separates fields: an ASCII character, neither quote nor line end.</param>
    /// <param name="utf8">False for a single-byte encoding.</param>
    public RecordReader(Stream stream, char delimiter, bool utf8 = true)
        : this(stream, delimiter, utf8, CsvText.LongestRow, 4 * CsvText.LongestRow)
    {
    }

    internal RecordReader(Stream stream, char delimiter, bool utf8, int longest, int capacity)
    {
        _stream = stream;
        _delimiter = checked((byte)delimiter);
        _utf8 = utf8;
        _longest = longest;
        _capacity = Math.Max(capacity, longest + 2);
        _buffer = (byte*)NativeMemory.Alloc((nuint)(_capacity + RecordScanner.Padding));
    }

    /// <summary>The line the record begins on, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The byte the record begins on, counted from where the stream stood.</summary>
    public long Position => _read - (_length - _at);

    /// <summary>The record as it stands, without its line end; cut where it is too long.</summary>
    public ReadOnlySpan<byte> Raw => new(_buffer + _at, _bounds.Length);

    /// <summary>The public code of what is wrong with the record, or null.</summary>
    public string? Problem => RecordProblems.CodeOf(_bounds.Problem);

    /// <summary>How many fields the record has: none when it is blank or has a problem.</summary>
    public int Count => _bounds.Problem != RecordProblem.None || _bounds.Length == 0 ? 0 : _bounds.Fields;

    /// <summary>The text of a field, without its quotes; holds until another field or record is read.</summary>
    public ReadOnlySpan<byte> this[int field] => (uint)field < (uint)Count
        ? RecordScanner.Unquoted(_buffer + _at, _fields[field], ref _scratch)
        : throw new ArgumentOutOfRangeException(nameof(field), field, "The record has no such field.");

    /// <summary>Reads the next record; false at the end of the file.</summary>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Leave();
        if (_at == _length && !Fill())
        {
            return false;
        }

        while (!RecordScanner.TryScan(
            _buffer + _at, _buffer + _length, _ended, _delimiter, _utf8, ref _fields, out _bounds, _longest))
        {
            Fill();
        }

        if (_utf8 && _bounds.Problem == RecordProblem.None && !Decodes(Raw))
        {
            _bounds = _bounds with { Problem = RecordProblem.NotDecodable };
        }

        _lines = RecordScanner.LinesOf(_buffer + _at, _bounds);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            NativeMemory.Free(_buffer);
        }
    }

    /// <summary>True when the bytes are UTF-8 without U+FFFD, which stands for what was lost before.</summary>
    internal static bool Decodes(ReadOnlySpan<byte> raw)
    {
        var first = raw.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return first < 0 || (System.Text.Unicode.Utf8.IsValid(raw[first..]) && raw[first..].IndexOf("\uFFFD"u8) < 0);
    }

    private void Leave()
    {
        Line += _lines;
        _lines = 0;
        if (_bounds.Next >= 0)
        {
            _at += _bounds.Next;
        }
        else
        {
            PassOver();
        }

        _bounds = default;
    }

    // What is beyond the longest record is read and dropped, up to its line end.
    private void PassOver()
    {
        _at += _longest;
        while (true)
        {
            var found = RecordScanner.LineEnd(_buffer + _at, _buffer + _length);
            _at = (int)(found - _buffer);
            if (_at < _length && (*found == '\n' || _at + 1 < _length))
            {
                break;
            }

            // Nothing yet, or a CR that may be half of a CRLF.
            if (!Fill())
            {
                break;
            }
        }

        _at = (int)(RecordScanner.AfterLineEnd(_buffer + _at, _buffer + _length) - _buffer);
    }

    /// <summary>Reads more behind what is not yet read; false when there is no more.</summary>
    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        var kept = _length - _at;
        if (_at > 0)
        {
            Buffer.MemoryCopy(_buffer + _at, _buffer, _capacity, kept);
            _at = 0;
            _length = kept;
        }

        var read = _stream.Read(new Span<byte>(_buffer + _length, _capacity - _length));
        _ended = read == 0;
        _length += read;
        _read += read;
        return !_ended;
    }
}
