// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Stores.Files;

/// <summary>Reads a journal from its beginning, and goes on where it stopped when more was written. Not for several threads at once.</summary>
/// <remarks>It changes nothing on the disk, so any process may follow a journal that another writes.</remarks>
internal sealed class JournalCursor(string folder, ReadOnlyMemory<byte> key) : IDisposable
{
    private SafeFileHandle? _file;
    private JournalSegment? _segment;
    private AesGcm? _cipher;
    private byte[] _frame = new byte[64 * 1024];
    private byte[] _plain = new byte[64 * 1024];
    private bool _ended;

    /// <summary>Told of one record: its position, and its bytes for the length of the call.</summary>
    public delegate void Visit(long position, ReadOnlySpan<byte> record);

    /// <summary>The position of the last record read; zero before the first.</summary>
    public long Position { get; private set; }

    /// <summary>The tag of the last frame read.</summary>
    public UInt128 Tag { get; private set; }

    /// <summary>Where the next frame begins in <see cref="Segment"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>The file read last; null before the first.</summary>
    public JournalSegment? Segment => _segment;

    /// <summary>Begins with the file that holds a position, and trusts what lies before it. Before the first reading only.</summary>
    public void StartWith(long position)
    {
        if (JournalSegment.In(folder).LastOrDefault(file => file.First <= position).Path is { } path)
        {
            if (JournalSegment.Read(path) is { } segment)
            {
                (Position, Tag) = (segment.First - 1, segment.Previous);
            }
        }
    }

    /// <summary>Reads one file, the one it was told to begin with or the next, and stops at its end.</summary>
    public JournalStop ReadOne(Visit visit) => _file is null && !OpenNext(out var why) ? why : ReadFile(visit, long.MaxValue);

    /// <summary>Reads every frame that is whole, or so many that they hold as many records as are asked for.</summary>
    /// <returns>Why it stopped: at the end, with enough, before a frame that was not written to its end, or before damage.</returns>
    public JournalStop ReadOn(Visit visit, long most = long.MaxValue)
    {
        var enough = most < long.MaxValue - Position ? Position + most : long.MaxValue;
        while (true)
        {
            if (_file is null && !OpenNext(out var why))
            {
                return why;
            }

            var stop = ReadFile(visit, enough);
            if (stop == JournalStop.Enough || Next() is null)
            {
                // Nothing is ever erased out of the last file.
                return _ended ? JournalStop.Damaged : stop;
            }

            // The next file was begun after the last frame of this one was safe: what was written meanwhile, and then nothing may be amiss.
            stop = stop == JournalStop.End ? ReadFile(visit, enough) : JournalStop.Damaged;
            if (stop == JournalStop.Enough)
            {
                return stop;
            }

            if (stop != JournalStop.End || Next() != Position + 1)
            {
                return JournalStop.Damaged;
            }

            Close();
        }
    }

    /// <summary>Where the file after this one begins, or null.</summary>
    private long? Next() => JournalSegment.In(folder).Where(file => file.First > _segment!.First).Select(file => (long?)file.First).FirstOrDefault();

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool OpenNext(out JournalStop why)
    {
        why = JournalStop.End;
        var path = JournalSegment.PathOf(folder, Position + 1);
        if (!File.Exists(path))
        {
            // A journal whose first file is gone is not an empty one.
            why = JournalSegment.In(folder).Any(file => file.First > Position) ? JournalStop.Damaged : JournalStop.End;
            return false;
        }

        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> sector = stackalloc byte[JournalFrame.Sector];
        var read = RandomAccess.Read(file, sector, 0);
        if (JournalSegment.Read(path, sector[..read]) is not { } segment)
        {
            why = sector[..read].ContainsAnyExcept((byte)0) ? JournalStop.Damaged : JournalStop.Torn;
            file.Dispose();
            return false;
        }

        if (segment.First != Position + 1 || segment.Previous != Tag)
        {
            why = JournalStop.Damaged;
            file.Dispose();
            return false;
        }

        (_file, _segment, _cipher, Offset, _ended) = (file, segment, segment.Cipher(key.Span), JournalFrame.Sector, false);
        return true;
    }

    private JournalStop ReadFile(Visit visit, long enough)
    {
        while (true)
        {
            if (_ended || Position >= enough)
            {
                return _ended ? JournalStop.End : JournalStop.Enough;
            }

            var head = _frame.AsSpan(0, JournalFrame.HeaderSize);
            var read = RandomAccess.Read(_file!, head, Offset);
            if (read < head.Length || !head.ContainsAnyExcept((byte)0))
            {
                // What is left of a file was put in its place whole.
                return _segment!.Remnant is not null ? JournalStop.Damaged
                    : IsEmptyFrom(Offset, out var written) ? JournalStop.End
                    : written <= Longest ? JournalStop.Torn
                    : JournalStop.Damaged;
            }

            if (JournalFrame.ReadHeader(head) is not { } header || header.Previous != Tag || !IsNext(header))
            {
                return JournalStop.Damaged;
            }

            if (ReadFrame(header, visit) is { } stop)
            {
                return stop;
            }
        }
    }

    // Out of what is left of a file records are missing, and a frame without any says that it ends.
    private bool IsNext(in JournalFrameHeader header) => _segment!.Remnant is not { } left ? header.First == Position + 1 && header.Count >= 1
        : header.Count >= 1 ? header.First > Position && header.First <= left.Last
        : header.Count == 0 && header.First == left.Last + 1;

    // The longest frame there can be.
    private static int Longest => JournalFrame.TotalOf(JournalFrame.MaxRecords);

    private JournalStop? ReadFrame(in JournalFrameHeader header, Visit visit)
    {
        Ensure(header.Total);
        var frame = _frame.AsSpan(0, header.Total);
        var got = 0;
        for (int some; got < frame.Length && (some = RandomAccess.Read(_file!, frame[got..], Offset + got)) > 0;)
        {
            got += some;
        }

        var plain = _plain.AsSpan(0, header.Total - JournalFrame.HeaderSize - JournalFrame.TagSize);
        if (got < frame.Length || !JournalFrame.Open(_cipher!, frame, plain))
        {
            var torn = _segment!.Remnant is null && (got < frame.Length || JournalFrame.HasEmptySector(frame));
            return torn && IsEmptyFrom(Offset + header.Total, out _) ? JournalStop.Torn : JournalStop.Damaged;
        }

        Tag = JournalFrame.ReadTag(frame[^JournalFrame.TagSize..]);
        Offset += header.Total;
        if (header.Count == 0 && _segment!.Remnant is { } left)
        {
            (Position, Tag, _ended) = (left.Last, left.Tag, true);
            return header.RecordBytes == 0 && RandomAccess.GetLength(_file!) == Offset ? null : JournalStop.Damaged;
        }

        return Tell(plain[..header.RecordBytes], header, visit) ? null : JournalStop.Damaged;
    }

    private bool Tell(ReadOnlySpan<byte> records, in JournalFrameHeader header, Visit visit)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (records.Length < JournalFrame.LengthSize)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16LittleEndian(records);
            records = records[JournalFrame.LengthSize..];
            if (length > records.Length)
            {
                return false;
            }

            var record = records[..length];
            records = records[length..];
            if (_segment!.Remnant is not { } left)
            {
                Position++;
            }
            else if (length >= sizeof(long) && BinaryPrimitives.ReadInt64LittleEndian(record) is var position && position > Position && position <= left.Last)
            {
                Position = position;
                record = record[sizeof(long)..];
            }
            else
            {
                return false;
            }

            visit(Position, record);
        }

        return records.IsEmpty;
    }

    /// <summary>True when nothing but zeros follows; else how far something stands from there.</summary>
    private bool IsEmptyFrom(long offset, out long written)
    {
        written = 0;
        var buffer = new byte[64 * 1024];
        for (var at = offset; ; at += buffer.Length)
        {
            var read = RandomAccess.Read(_file!, buffer, at);
            var last = buffer.AsSpan(0, read).LastIndexOfAnyExcept((byte)0);
            if (last >= 0)
            {
                written = at + last + 1 - offset;
            }

            if (read < buffer.Length)
            {
                return written == 0;
            }
        }
    }

    private void Ensure(int bytes)
    {
        if (_frame.Length < bytes)
        {
            var head = _frame.AsSpan(0, JournalFrame.HeaderSize).ToArray();
            _frame = new byte[bytes];
            _plain = new byte[bytes];
            head.CopyTo(_frame, 0);
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _cipher?.Dispose();
        (_file, _cipher) = (null, null);
    }
}
