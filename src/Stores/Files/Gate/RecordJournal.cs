// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: queue, group, frame and recovery of one writer are one order of steps, and a step elsewhere would hide it.
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Stores.Files;

/// <summary>The one writer of a journal: many callers, one write and one flush for all that wait; nobody is answered before the disk has it.</summary>
internal sealed class RecordJournal : IDisposable
{
    /// <summary>A file is followed by the next from here on.</summary>
    public const int SegmentSize = 64 << 20;

    // Zeros written ahead, so that a flush carries data alone and a full disk is met before anything is promised.
    private const int Ahead = 1 << 20;
    private const int MostWaiting = 1 << 18;
    private const int GroupBytes = 1 << 20;

    // Out of a file to which records are still added nothing is erased, so that none is written for longer than a month.
    private const long OldAfterSeconds = 30L * 24 * 60 * 60;

    private readonly string _folder;
    private readonly byte[] _key;
    private readonly DirectoryLock _turn;
    private readonly JournalCursor.Visit _visit;
    private readonly int _segmentSize;
    private readonly Func<long> _now;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly Thread _thread;
    private List<JournalAppend> _waiting = [];
    private List<JournalAppend> _taken = [];
    private long _waitingRecords;
    private bool _closing;

    private SafeFileHandle? _file;
    private AesGcm? _cipher;
    private byte[] _plain = new byte[64 * 1024];
    private byte[] _frame = new byte[64 * 1024];
    private long _offset;
    private long _written;
    private long _begunAt;
    private long _position;
    private UInt128 _tag;
    private Refusal? _broken;

    private RecordJournal(string folder, byte[] key, DirectoryLock turn, JournalCursor end, JournalCursor.Visit visit, int segmentSize, Func<long> now)
    {
        (_folder, _key, _turn, _visit, _segmentSize, _now) = (folder, key, turn, visit, segmentSize, now);
        (_position, _tag) = (end.Position, end.Tag);
        if (end.Segment is { } segment)
        {
            _file = OpenForWriting(segment.Path, FileMode.Open);
            _cipher = segment.Cipher(key);
            _offset = end.Offset;
            _written = RandomAccess.GetLength(_file);
            _begunAt = segment.BegunAt;
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "dial-journal" };
        _thread.Start();
    }

    /// <summary>The position of the last record that is safe.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Takes the turn to write, reads what was not read yet, and cuts what was never acknowledged off the end.</summary>
    /// <param name="folder">Where the files are; made when it is not there.</param>
    /// <param name="key">32 bytes; kept.</param>
    /// <param name="turn">The file whose lock is the turn to write.</param>
    /// <param name="cursor">As far as the journal was read before; used up.</param>
    /// <param name="visit">Told of every record after that, one at a time: of a new one when it is safe, before whoever added it is answered.</param>
    /// <param name="segmentSize">Bytes of a file.</param>
    /// <param name="now">The time in seconds since the Unix epoch; null where files are begun by their size alone.</param>
    /// <returns>The writer; or <see cref="LeaseHeldByAnother"/>, or <see cref="DialJournalDamaged"/>.</returns>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public static Result<RecordJournal> Open(
        string folder, byte[] key, string turn, JournalCursor cursor, JournalCursor.Visit visit, int segmentSize = SegmentSize, Func<long>? now = null)
    {
        if (DirectoryLock.TryTake(turn) is not { } held)
        {
            return new LeaseHeldByAnother();
        }

        RecordJournal? opened = null;
        try
        {
            DataDirectory.Ensure(folder);
            var stop = cursor.ReadOn(visit);
            if (stop == JournalStop.Damaged)
            {
                return new DialJournalDamaged(cursor.Position);
            }

            Disk.Write(() => CutEnd(folder, cursor, stop));
            Disk.Write(() => opened = new RecordJournal(folder, key, held, cursor, visit, segmentSize, now ?? (() => 0)));
            return opened!;
        }
        finally
        {
            cursor.Dispose();
            if (opened is null)
            {
                held.Dispose();
            }
        }
    }

    /// <summary>Adds records of equal length, all of them or none.</summary>
    /// <param name="records">One after the other; copied.</param>
    /// <param name="size">Bytes of each, at most 65,535.</param>
    /// <returns>The position of the last of them, once the disk has it; or why nothing was kept.</returns>
    public ValueTask<Result<long>> AppendAsync(ReadOnlySpan<byte> records, int size)
    {
        ArgumentOutOfRangeException.ThrowIfZero(records.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(records.Length % size, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, ushort.MaxValue);
        var count = records.Length / size;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count * (size + JournalFrame.LengthSize), JournalFrame.MaxRecords);
        lock (_gate)
        {
            if (_closing)
            {
                return ValueTask.FromResult<Result<long>>(new DialJournalClosed());
            }

            if (_waitingRecords + count > MostWaiting)
            {
                return ValueTask.FromResult<Result<long>>(new DialJournalBusy());
            }

            var append = JournalAppend.Rent(records, size, count);
            _waiting.Add(append);
            _waitingRecords += count;
            Wake();
            return append.Task;
        }
    }

    /// <summary>Ends after everything that waits is written; what comes later is refused.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            Wake();
        }

        _thread.Join();
        _file?.Dispose();
        _cipher?.Dispose();
        _turn.Dispose();
        _work.Dispose();
    }

    private void Wake()
    {
        if (_work.CurrentCount == 0)
        {
            _work.Release();
        }
    }

    private static void CutEnd(string folder, JournalCursor cursor, JournalStop stop)
    {
        // A file whose first sector was never written was never used.
        foreach (var (_, path) in JournalSegment.In(folder).Where(file => file.First == cursor.Position + 1 && file.Path != cursor.Segment?.Path))
        {
            File.Delete(path);
            Disk.SyncDirectory(folder);
        }

        if (cursor.Segment is { } segment && stop == JournalStop.Torn)
        {
            using var file = OpenForWriting(segment.Path, FileMode.Open);
            RandomAccess.SetLength(file, cursor.Offset);
            RandomAccess.FlushToDisk(file);
        }
    }

    private static SafeFileHandle OpenForWriting(string path, FileMode mode)
    {
        var file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            while (true)
            {
                lock (_gate)
                {
                    (_waiting, _taken) = (_taken, _waiting);
                    _waitingRecords = 0;
                    if (_taken.Count == 0)
                    {
                        if (_closing)
                        {
                            return;
                        }

                        break;
                    }
                }

                CommitAll(_taken);
                _taken.Clear();
            }
        }
    }

    private void CommitAll(List<JournalAppend> appends)
    {
        for (var from = 0; from < appends.Count;)
        {
            var bytes = 0;
            var count = 0;
            var to = from;
            while (to < appends.Count && (to == from || bytes + appends[to].FramedLength <= GroupBytes))
            {
                bytes += appends[to].FramedLength;
                count += appends[to].Count;
                to++;
            }

            var refused = Commit(Some(appends, from, to), count, bytes);
            var position = _position - count;
            for (; from < to; from++)
            {
                position += appends[from].Count;
                appends[from].Complete(refused is null ? position : refused);
            }
        }
    }

    private static ReadOnlySpan<JournalAppend> Some(List<JournalAppend> appends, int from, int to) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(appends)[from..to];

    /// <summary>Writes one frame and waits for the disk; null when it is safe.</summary>
    private Refusal? Commit(ReadOnlySpan<JournalAppend> appends, int count, int recordBytes)
    {
        if (_broken is not null)
        {
            return _broken;
        }

        var total = JournalFrame.TotalOf(recordBytes);
        if (_frame.Length < total)
        {
            (_frame, _plain) = (new byte[total], new byte[total]);
        }

        var plain = _plain.AsSpan(0, total - JournalFrame.HeaderSize - JournalFrame.TagSize);
        var at = 0;
        foreach (var append in appends)
        {
            at += append.WriteTo(plain[at..]);
        }

        plain[at..].Clear();
        try
        {
            Disk.Write(() => WriteFrame(total, new JournalFrameHeader(_position + 1, count, recordBytes, _tag)));
        }
        catch (StorageFailedException full)
        {
            return Undo(full.Refusal);
        }
        catch (IOException)
        {
            return Undo(new DialJournalNotWritten());
        }

        _offset += total;
        _tag = JournalFrame.ReadTag(_frame.AsSpan(total - JournalFrame.TagSize, JournalFrame.TagSize));
        foreach (var append in appends)
        {
            for (var i = 0; i < append.Count; i++)
            {
                Volatile.Write(ref _position, _position + 1);
                _visit(_position, append.RecordAt(i));
            }
        }

        return null;
    }

    private void WriteFrame(int total, JournalFrameHeader header)
    {
        if (_file is null || (_offset > JournalFrame.Sector && (_offset + total > _segmentSize || _now() - _begunAt > OldAfterSeconds)))
        {
            BeginFile();
        }

        Extend(total);
        JournalFrame.Seal(
            _cipher!, _frame.AsSpan(0, total), _plain.AsSpan(0, total - JournalFrame.HeaderSize - JournalFrame.TagSize), header);
        RandomAccess.Write(_file!, _frame.AsSpan(0, total), _offset);
        Disk.FlushData(_file!);
    }

    private void BeginFile()
    {
        var segment = JournalSegment.Begin(_folder, _position + 1, _tag, _now());
        File.Delete(segment.Path);
        var file = OpenForWriting(segment.Path, FileMode.CreateNew);
        var begun = false;
        try
        {
            RandomAccess.Write(file, segment.Header(), 0);
            RandomAccess.FlushToDisk(file);
            Disk.SyncDirectory(_folder);
            begun = true;
        }
        finally
        {
            if (!begun)
            {
                file.Dispose();
                File.Delete(segment.Path);
            }
        }

        _file?.Dispose();
        _cipher?.Dispose();
        (_file, _cipher, _offset, _written, _begunAt) = (file, segment.Cipher(_key), JournalFrame.Sector, JournalFrame.Sector, segment.BegunAt);
    }

    /// <summary>Makes room for a frame, and for many more where the disk has it.</summary>
    private void Extend(int total)
    {
        if (_offset + total <= _written)
        {
            return;
        }

        try
        {
            RandomAccess.Write(_file!, new byte[Math.Max(Ahead, total)], _written);
            _written += Math.Max(Ahead, total);
        }
        catch (IOException)
        {
            // Where there is no room for much there may still be some for this.
            RandomAccess.Write(_file!, new byte[_offset + total - _written], _written);
            _written = _offset + total;
        }

        RandomAccess.FlushToDisk(_file!);
    }

    /// <summary>Takes back what may stand half written, so that the next frame follows the last one that is safe. Where even that fails nothing more is written.</summary>
    private Refusal Undo(Refusal why)
    {
        try
        {
            if (_file is not null)
            {
                RandomAccess.SetLength(_file, _offset);
                RandomAccess.FlushToDisk(_file);
                _written = _offset;
            }
        }
        catch (IOException)
        {
            _broken = why;
        }

        return why;
    }
}
