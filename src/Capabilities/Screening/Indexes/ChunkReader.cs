// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: opening, cutting and hashing one file share its state, and the two locks that guard it stand side by side.

using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Cuts a delimited file into chunks of whole records for several threads, and hashes it as it was delivered.</summary>
/// <remarks>
/// UTF-8, UTF-16 with its mark, Windows-1252 and gzip of any of them; the text is handed on in UTF-8 or in the single-byte encoding it came in.
/// A plain file is hashed by whichever thread holds the next chunk, so that hashing and reading go on side by side.
/// </remarks>
internal sealed unsafe class ChunkReader : IDisposable
{
    private const int Enough = 1 << 20;
    private const int LongestHeader = 1 << 16;
    private const int Look = 8;
    private readonly Lock _reading = new();
    private readonly object _hashing = new();
    private readonly DeliveredStream _delivered;
    private readonly Stream _text;
    private readonly IDisposable? _unpacked;
    private readonly IncrementalHash? _hash;
    private readonly byte[] _carry = new byte[RowChunk.Capacity];
    private int _carried;
    private int _chunks;
    private int _hashed;
    private bool _ended;
    private bool _stopped;
    private bool _abandoned;
    private bool _isMade;
    private string? _encoding;
    private char? _said;
    private int _start;
    private RecordField[] _fields = new RecordField[16];

    private ChunkReader(DeliveredStream delivered, Stream text, IDisposable? unpacked)
    {
        _delivered = delivered;
        _text = text;
        _unpacked = unpacked;
        _hash = text == delivered ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    /// <summary>What separates fields.</summary>
    public char Delimiter { get; private set; }

    /// <summary>The first line, without its mark.</summary>
    public string FirstLine { get; private set; } = "";

    /// <summary>Bytes of the delivered file read so far.</summary>
    public long BytesRead => _delivered.BytesRead;

    /// <summary>Text of the first lines, for a look at them.</summary>
    public string Sample { get; private set; } = "";

    /// <summary>The fields of the first record.</summary>
    public Sequence<string> FirstRecord => new CsvText(new StringReader(Sample), Delimiter).Next()?.Fields ?? [];

    /// <summary>Opens a file and reads its first line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isList">True for a contact list, which may also be a workbook, or text that a mapping says the encoding of.</param>
    /// <returns>The reader, or <see cref="AnswerIsNotText"/>, <see cref="AnswerArchiveDamaged"/>, or why a workbook cannot be read.</returns>
    public static Result<ChunkReader> Open(SourceFile file, bool isList = false)
    {
        var encoding = isList ? file.Mapping?.Encoding : null;
        var delivered = new DeliveredStream(
            file.Open(),
            Look,
            start => IsGzip(start.Span) || ListUnpacking.Utf16Of(start.Span, encoding) is not null || (isList && ListUnpacking.IsZip(start.Span)));
        if (Kind(delivered.Start.Span) is { } what && !(isList && ListUnpacking.IsZip(delivered.Start.Span)))
        {
            delivered.Dispose();
            return new AnswerIsNotText(what);
        }

        var text = delivered;
        try
        {
            if (IsGzip(delivered.Start.Span))
            {
                text = new DeliveredStream(new UnpackedStream(delivered), Look, _ => false);
            }

            if (isList && ListUnpacking.IsZip(text.Start.Span))
            {
                return OpenWorkbook(file, delivered);
            }

            var reader = new ChunkReader(
                delivered,
                ListUnpacking.Utf16Of(text.Start.Span, encoding) is { } utf16 ? Encoding.CreateTranscodingStream(text, utf16, new UTF8Encoding(false)) : text,
                null)
            {
                _encoding = encoding,
                _said = isList ? file.Mapping?.Delimiter : null,
            };
            reader.ReadHead();
            return reader;
        }
        catch (InvalidDataException)
        {
            text.Dispose();
            return new AnswerArchiveDamaged();
        }
    }

    /// <summary>Makes the first line a header: the records begin after it.</summary>
    public void SkipFirstLine() => _start = AfterFirstLine();

    /// <summary>Makes the first record a header, however many lines it stands on.</summary>
    /// <returns>Its lines.</returns>
    public int SkipFirstRecord()
    {
        var csv = new CsvText(new StringReader(Sample), Delimiter);
        csv.Next();
        var lines = (int)(csv.Next()?.Line - 1 ?? 1);
        for (var line = 0; line < lines; line++)
        {
            SkipFirstLine();
        }

        return lines;
    }

    /// <summary>Goes by the first line for what separates fields, whatever a mapping says.</summary>
    public void FindDelimiter() => Delimiter = _isMade ? WorkbookRows.Delimiter : Screening.Delimiter.Of(FirstLine);

    /// <summary>The next chunk, or false at the end. Chunks are given out in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A compressed file cannot be unpacked.</exception>
    public bool TryNext(RowChunk chunk)
    {
        lock (_reading)
        {
            if (_stopped || (_ended && _carried == 0))
            {
                return false;
            }

            chunk.Index = _chunks;
            chunk.Start = _chunks == 0 ? _start : 0;
            chunk.FreshFrom = _chunks == 0 ? 0 : _carried;
            _carry.AsSpan(0, _carried).CopyTo(chunk.Room);
            var length = _carried;
            var end = 0;
            for (var want = Math.Max(Enough, length); end <= chunk.Start && !_stopped; want = Math.Min(RowChunk.Capacity, Math.Max(2 * length, Enough)))
            {
                length = Fill(chunk.Room, length, want);
                end = EndOfRecords(chunk, length);
                if (_ended)
                {
                    break;
                }
            }

            chunk.End = end;
            chunk.FreshTo = length;
            _carried = length - end;
            chunk.Room[end..length].CopyTo(_carry);
            _chunks++;
            return true;
        }
    }

    /// <summary>True when it is this chunk's turn to be hashed.</summary>
    public bool IsTurnOf(RowChunk chunk)
    {
        lock (_hashing)
        {
            return _hash is not null && _hashed == chunk.Index;
        }
    }

    /// <summary>Waits for the chunk's turn and hashes it.</summary>
    public void HashInTurn(RowChunk chunk)
    {
        if (_hash is null)
        {
            return;
        }

        lock (_hashing)
        {
            while (_hashed != chunk.Index && !_abandoned)
            {
                Monitor.Wait(_hashing);
            }

            if (_abandoned)
            {
                return;
            }
        }

        _hash.AppendData(new ReadOnlySpan<byte>(chunk.Bytes + chunk.FreshFrom, chunk.FreshTo - chunk.FreshFrom));
        lock (_hashing)
        {
            _hashed++;
            Monitor.PulseAll(_hashing);
        }
    }

    /// <summary>Gives no more chunks.</summary>
    public void Stop()
    {
        lock (_reading)
        {
            _stopped = true;
        }
    }

    /// <summary>Gives no more chunks, and lets nobody wait for a thread that failed.</summary>
    public void Abandon()
    {
        Stop();
        lock (_hashing)
        {
            _abandoned = true;
            Monitor.PulseAll(_hashing);
        }
    }

    /// <summary>The hash of the file as delivered, once all chunks were given out and hashed.</summary>
    public ContentHash Hash() => _hash is null ? _delivered.HashToEnd() : new ContentHash(_hash.GetHashAndReset());

    public void Dispose()
    {
        _hash?.Dispose();
        _text.Dispose();
        _unpacked?.Dispose();
        _delivered.Dispose();
    }

    // The rows of a workbook are made once, apart; what was delivered is only hashed.
    private static Result<ChunkReader> OpenWorkbook(SourceFile file, DeliveredStream delivered)
    {
        using var whole = ListBytes.OfStreamsAsync(_ => Task.FromResult(file.Open()), CancellationToken.None).GetAwaiter().GetResult();
        switch (ListUnpacking.UnpackAsync(whole, file.Mapping, CancellationToken.None).GetAwaiter().GetResult())
        {
            case Result<UnpackedList>.Ok { Value.Bytes: var rows }:
                var reader = new ChunkReader(delivered, rows.AsStream(), rows) { _isMade = true };
                reader.ReadHead();
                return reader;
            case Result<UnpackedList>.Refused refused:
                delivered.Dispose();
                return refused.Refusals;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    private static string? Kind(ReadOnlySpan<byte> start) => IsGzip(start) ? null : BinaryFile.KindOf(start);

    private void ReadHead()
    {
        _carried = Fill(_carry, 0, LongestHeader);
        var head = _carry.AsSpan(0, _carried);
        _start = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        var lastLine = _ended ? -1 : head.LastIndexOf((byte)'\n');
        Sample = TextOf(lastLine > _start ? head[_start..lastLine] : head[_start..]);
        FirstLine = TextOf(head[_start..FirstLineEnd()]);
        FindDelimiter();
        Delimiter = _said ?? Delimiter;
    }

    private string TextOf(ReadOnlySpan<byte> bytes) => _start == 0 && _encoding == TextEncoding.NotUtf8.Name
        ? TextEncoding.NotUtf8.Encoding.GetString(bytes)
        : Decode(bytes);

    /// <summary>Bytes as text: UTF-8, or else Windows-1252.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes)
        ? Encoding.UTF8.GetString(bytes)
        : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);

    private int FirstLineEnd()
    {
        var found = _carry.AsSpan(_start, _carried - _start).IndexOfAny((byte)'\r', (byte)'\n');
        return found < 0 ? _carried : _start + found;
    }

    private int AfterFirstLine()
    {
        var end = FirstLineEnd();
        return end + (_carry.AsSpan(end, _carried - end) switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [_, ..] => 1,
            _ => 0,
        });
    }

    private int Fill(Span<byte> room, int length, int want)
    {
        while (length < want && !_ended)
        {
            var read = _text.Read(room[length..want]);
            _ended = read == 0;
            length += read;
        }

        return length;
    }

    /// <summary>Where the last record ends that is whole; 0 when none is.</summary>
    private int EndOfRecords(RowChunk chunk, int length)
    {
        if (_ended)
        {
            return length;
        }

        var text = chunk.Room[..length];
        var last = text.LastIndexOf((byte)'\n') + 1;
        return last > chunk.Start && !text.Contains((byte)'"') ? last : CarefulEnd(chunk, length);
    }

    // Within quotes a line end is no end of a record.
    private int CarefulEnd(RowChunk chunk, int length)
    {
        var at = chunk.Start;
        while (at < length && RecordScanner.TryScan(
            chunk.Bytes + at, chunk.Bytes + length, false, (byte)Delimiter, utf8: true, ref _fields, out var record))
        {
            if (record.Next < 0)
            {
                // A record without end: nothing behind it can be read.
                _stopped = true;
                return length;
            }

            at += record.Next;
        }

        return at;
    }
}
