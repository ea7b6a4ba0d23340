// SPDX-License-Identifier: EUPL-1.2
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
    private static readonly LocalDatePattern _day = LocalDatePattern.Iso;

    private readonly string _folder;
    private readonly SecretFiles _keys;
    private readonly int _entrySize;
    private readonly int _capacity;
    private readonly Lock _gate = new();

    // A flush takes the disk's time: whoever writes must not wait for it, and no file is let go while it is flushed.
    private readonly Lock _disk = new();
    private readonly Timer _flushing;
    private Task _closing = Task.CompletedTask;
    private LocalDate _today;
    private SlotFile? _file;
    private SlotFile? _next;
    private Task? _preparing;
    private Refusal? _full;
    private bool _disposed;

    public SlotLog(string folder, SecretFiles keys, int entrySize, int capacity = DefaultCapacity)
    {
        (_folder, _keys, _entrySize, _capacity) = (folder, keys, entrySize, capacity);
        _flushing = new Timer(_ => Flush(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
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
                if ((_file is null || day != _today || _file.Count == _file.Capacity) && Begin(day) is { } refusal)
                {
                    return refusal;
                }

                _file!.Add(entries[.._entrySize]);
                if (_file.Count == _capacity / 2)
                {
                    _preparing = Task.Run(() => Prepare(day));
                }
            }

            return null;
        }
    }

    /// <summary>The days that have entries, in order.</summary>
    public List<LocalDate> Days() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateDirectories(_folder)
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

    /// <summary>Erases the key of a day: nothing of its entries can be read any more.</summary>
    public bool Erase(LocalDate day) => _keys.Erase(KeyOf(day));

    /// <summary>Puts everything on the disk.</summary>
    public void Flush()
    {
        lock (_disk)
        {
            if (!_disposed)
            {
                Volatile.Read(ref _file)?.Flush();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _flushing.Dispose();
        Task? preparing;
        lock (_gate)
        {
            _disposed = true;
            preparing = _preparing;
        }

        preparing?.Wait();
        _closing.Wait();
        Close(_file);
        Close(_next);
    }

    private void Close(SlotFile? file)
    {
        lock (_disk)
        {
            file?.Flush();
            file?.Dispose();
        }
    }

    // One after the other, beside whoever writes.
    private void CloseLater(SlotFile? file)
    {
        if (file is not null)
        {
            _closing = _closing.ContinueWith(_ => Close(file), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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
            CloseLater(_file);
            Volatile.Write(ref _file, _next);
            _next = null;
            return null;
        }

        if (New(day) is not { } file)
        {
            return _full;
        }

        CloseLater(_file);
        CloseLater(_next);
        Volatile.Write(ref _file, file);
        (_next, _today) = (null, day);
        return null;
    }

    private void Prepare(LocalDate day)
    {
        lock (_gate)
        {
            if (_disposed || _next is not null || day != _today)
            {
                return;
            }
        }

        var file = New(day);
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
}
