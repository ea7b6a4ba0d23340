// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: who writes, who puts on the disk and who begins the next file hand one file on, and are read side by side.
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Stores.Files;

/// <summary>Entries by day, in mapped files of which this process writes its own; the next file is made ready before it is needed.</summary>
internal sealed class SlotLog : IDisposable
{
    /// <summary>Entries in one file.</summary>
    public const int DefaultCapacity = 1 << 17;

    private const string Suffix = ".entries";
    private const int FewestReady = 512;
    private const int WorthAPage = 64;
    private const int MostUnflushed = 1000;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);
    private static readonly LocalDatePattern _day = LocalDatePattern.Iso;

    private readonly string _folder;
    private readonly SecretFiles _keys;
    private readonly int _entrySize;
    private readonly int _capacity;
    private readonly Lock _gate = new();

    // What takes the disk's time is done by a thread of its own, in turns: whoever writes must not wait for it, nor the threads that answer.
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _keeper;
    private readonly List<SlotFile> _finished = [];
    private LocalDate _today;
    private SlotFile? _file;
    private SlotFile? _next;
    private (LocalDate Day, SlotFile File)? _ready;
    private LocalDate? _tried;
    private Preparing _preparing;
    private Refusal? _full;
    private bool _disposed;

    public SlotLog(string folder, SecretFiles keys, int entrySize, int capacity = DefaultCapacity)
    {
        (_folder, _keys, _entrySize, _capacity) = (folder, keys, entrySize, capacity);
        _keeper = new Thread(Keep) { IsBackground = true, Name = "gate-log" };
    }

    /// <summary>Puts entries of one day in, one after the other.</summary>
    /// <returns>Null when they stand where a killed process cannot lose them; else why they do not.</returns>
    public Refusal? Add(LocalDate day, ReadOnlySpan<byte> entries)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            for (; !entries.IsEmpty; entries = entries[_entrySize..])
            {
                if ((_file is null || day != _today || !_file.HasRoom()) && Begin(day) is { } refusal)
                {
                    return refusal;
                }

                _file!.Add(entries[.._entrySize]);
                if (_file.Count >= _capacity / 2 && _preparing == Preparing.No)
                {
                    _preparing = Preparing.Wanted;
                    _wake.Set();
                }
            }

            return null;
        }
    }

    /// <summary>Makes the first file of a day before its first entry comes: whoever puts that in would wait for the disk.</summary>
    /// <remarks>Tried once for a day, so that a full disk is not filled again and again; what failed is met again, and told, by the entry.</remarks>
    public void MakeReady(LocalDate day)
    {
        bool IsNeeded() => !_disposed && (_file is null || day != _today);
        lock (_gate)
        {
            if (day == _tried || !IsNeeded())
            {
                return;
            }

            _tried = day;
        }

        var file = New(day);
        file?.Ready(0, FewestReady);
        lock (_gate)
        {
            if (file is not null && IsNeeded())
            {
                var before = _ready?.File;
                _ready = (day, file);
                file = before;
            }
        }

        Close(file);
    }

    /// <summary>The days that have entries, in order.</summary>
    public List<LocalDate> Days() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateDirectories(_folder)
            .Where(path => Directory.EnumerateFiles(path).Any())
            .Select(path => _day.Parse(Path.GetFileName(path)))
            .Where(parsed => parsed.Success)
            .Select(parsed => parsed.Value)
            .Order()]
        : [];

    /// <summary>Every entry of a day: file by file, each in the order written.</summary>
    /// <returns>Also <see cref="GateLogErased"/> when the key of the day is, or <see cref="GateLogDamaged"/>.</returns>
    public Result<List<byte[]>> Read(LocalDate day)
    {
        var all = new List<byte[]>();
        var folder = FolderOf(day);
        if (!Directory.Exists(folder))
        {
            return all;
        }

        switch (_keys.Read(KeyOf(day)))
        {
            case null:
                return new GateLogErased();
            case Result<byte[]>.Refused refused:
                return refused.Refusals;
            case Result<byte[]>.Ok { Value: var key }:
                foreach (var path in Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
                {
                    try
                    {
                        // An empty file was just made: its first sector is still to come, and entries come after it.
                        if ((new FileInfo(path).Length == 0 ? [] : SlotFile.ReadAll(path, key)) is not { } entries)
                        {
                            return new GateLogDamaged();
                        }

                        all.AddRange(entries);
                    }
                    catch (FileNotFoundException)
                    {
                        // It was being prepared, held no entry yet, and the disk had no room for it.
                    }
                }

                return all;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    /// <summary>Shows every entry of a day to a visitor, in no order; of a file that is complete it may be known already.</summary>
    /// <param name="day">The day.</param>
    /// <param name="known">True for a file whose entries need not be shown.</param>
    /// <param name="visit">Told of the file, and whether no entry will come to it any more, and of one entry's bytes.</param>
    /// <returns>Why the day cannot be read; or null.</returns>
    public Refusal? Visit(LocalDate day, Func<string, bool> known, SlotVisit visit)
    {
        if (!Directory.Exists(FolderOf(day)))
        {
            return null;
        }

        switch (_keys.Read(KeyOf(day)))
        {
            case null:
                return new GateLogErased();
            case Result<byte[]>.Refused refused:
                return refused.Refusals[0];
            case Result<byte[]>.Ok { Value: var key }:
                foreach (var path in Directory.EnumerateFiles(FolderOf(day), "*" + Suffix).Where(path => !known(path)))
                {
                    if (File.Exists(path) && new FileInfo(path).Length > 0 && !SlotFile.VisitAll(path, key, visit))
                    {
                        return new GateLogDamaged();
                    }
                }

                return null;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    /// <summary>Erases the key of a day: nothing of its entries can be read any more.</summary>
    public bool Erase(LocalDate day) => _keys.Erase(KeyOf(day));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _wake.Set();
        if (_file is not null)
        {
            _keeper.Join();
        }

        CloseFinished();
        Close(_file);
        Close(_next);
        Close(_ready?.File);
        _wake.Dispose();
    }

    private static void Close(SlotFile? file)
    {
        file?.Flush(0, file.Count);
        file?.Dispose();
    }

    /// <summary>Until the end: pages made ready, each second everything put on the disk, files begun and closed.</summary>
    private void Keep()
    {
        var kept = new Kept(null, 0, 0, Environment.TickCount64);
        while (!Volatile.Read(ref _disposed))
        {
            _wake.WaitOne(_look);
            LocalDate? wanted;
            lock (_gate)
            {
                wanted = _preparing == Preparing.Wanted && !_disposed ? _today : null;
                _preparing = wanted is null ? _preparing : Preparing.Tried;
            }

            if (wanted is { } day)
            {
                Prepare(day);
            }

            CloseFinished();
            kept = Keep(kept);
        }
    }

    private Kept Keep(Kept before)
    {
        SlotFile? file, next;
        int count;
        lock (_gate)
        {
            (file, next, count) = (_file, _next, _file?.Count ?? 0);
        }

        if (file is null || (file == before.File && count == before.Flushed))
        {
            // The system puts pages on the disk too, when it likes.
            file?.Ready(count, count + FewestReady);
            return before with { File = file, Seen = count, FlushedAt = Environment.TickCount64 };
        }

        var (flushed, seen) = file == before.File ? (before.Flushed, before.Seen) : (0, 0);
        var ahead = count + Math.Max(FewestReady, 4 * (count - seen));
        file.Ready(count, ahead);
        next?.Ready(0, ahead - file.Capacity);
        if (Environment.TickCount64 - before.FlushedAt < MostUnflushed)
        {
            return new Kept(file, flushed, count, before.FlushedAt);
        }

        lock (_gate)
        {
            // Of few entries the page goes on being used, unless one comes just then.
            if (file.Count - flushed >= WorthAPage)
            {
                file.TurnPage();
            }

            count = file.Count;
            file.Goes();
        }

        var now = Environment.TickCount64;
        file.Flush(flushed, count);
        file.Ready(count, count + FewestReady);
        lock (_gate)
        {
            file.Came();
        }

        return new Kept(file, count, count, now);
    }

    private void CloseFinished()
    {
        SlotFile[] finished;
        lock (_gate)
        {
            finished = [.. _finished];
            _finished.Clear();
        }

        foreach (var file in finished)
        {
            Close(file);
        }
    }

    private void Finish(SlotFile? file)
    {
        if (file is not null)
        {
            _finished.Add(file);
            _wake.Set();
        }
    }

    /// <summary>True while the key of a day is kept.</summary>
    public bool IsReadable(LocalDate day) => _keys.Names(KeyOf(day)).Contains(KeyOf(day));

    private string FolderOf(LocalDate day) => Path.Combine(_folder, _day.Format(day));

    private static string KeyOf(LocalDate day) => "log-" + _day.Format(day);

    private Refusal? Begin(LocalDate day)
    {
        if (_next is not null && day == _today)
        {
            Finish(_file);
            (_file, _next, _preparing) = (_next, null, Preparing.No);
            return null;
        }

        var ready = _ready?.Day == day ? _ready?.File : null;
        if ((ready ?? New(day)) is not { } file)
        {
            return _full;
        }

        _ready = ready is null ? _ready : null;

        if (_file is null)
        {
            // Who only reads needs none.
            _keeper.Start();
        }

        Finish(_file);
        Finish(_next);
        (_file, _next, _preparing, _today) = (file, null, Preparing.No, day);
        return null;
    }

    private void Prepare(LocalDate day)
    {
        var file = New(day);
        file?.Ready(0, FewestReady);
        lock (_gate)
        {
            if (_next is null && day == _today && !_disposed)
            {
                _next = file;
                file = null;
            }
        }

        Close(file);
    }

    private SlotFile? New(LocalDate day)
    {
        SlotFile? file = null;
        try
        {
            DataDirectory.Ensure(_folder);
            DataDirectory.Ensure(FolderOf(day));
            switch (_keys.ReadOrCreateAsync(KeyOf(day), CancellationToken.None).GetAwaiter().GetResult())
            {
                case Result<byte[]>.Refused refused:
                    _full = refused.Refusals[0];
                    return null;
                case Result<byte[]>.Ok { Value: var key }:
                    Disk.Write(() => file = Create(day, key));
                    Disk.Write(() => Disk.SyncDirectory(FolderOf(day)));
                    break;
            }
        }
        catch (StorageFailedException failed)
        {
            _full = failed.Refusal;
            file?.Dispose();
            return null;
        }

        return file;
    }

    // Several processes may write on one day, and each file has one writer: who finds a name taken meanwhile takes the next.
    private SlotFile Create(LocalDate day, byte[] key)
    {
        for (var number = Directory.EnumerateFiles(FolderOf(day)).Count() + 1; ; number++)
        {
            var path = Path.Combine(FolderOf(day), number.ToString("D6", CultureInfo.InvariantCulture) + Suffix);
            try
            {
                return SlotFile.Create(path, _entrySize, _capacity, key);
            }
            catch (IOException) when (File.Exists(path))
            {
            }
        }
    }

    // Where the disk has no room for a next file it is not tried again before this one is full.
    private enum Preparing
    {
        No,
        Wanted,
        Tried,
    }

    /// <summary>How far one file is on the disk, and how far it was written when looked at last.</summary>
    private sealed record Kept(SlotFile? File, int Flushed, int Seen, long FlushedAt);
}
