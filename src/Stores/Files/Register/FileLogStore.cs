// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>Our own log in the data directory, held by one process at a time.</summary>
public sealed class FileLogStore : ILogStore
{
    private const string Temporary = ".new";
    private const string JournalExtension = ".journal";

    private readonly DataDirectory _directory;
    private readonly DirectoryLock _held;
    private readonly FileLogFiles _files;
    private readonly FileWorkRoom _work;
    private FileStream? _journal;

    private FileLogStore(DataDirectory directory, DirectoryLock held)
    {
        (_directory, _held) = (directory, held);
        (_files, _work) = (new FileLogFiles(directory.Log), FileWorkRoom.OfWriter(directory));
    }

    /// <inheritdoc/>
    public IWorkRoom Work => _work;

    /// <summary>Takes the log for writing.</summary>
    /// <returns>The files, or <see cref="LogHasAWriter"/>.</returns>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public static Result<ILogStore> Open(DataDirectory directory)
    {
        DataDirectory.Ensure(directory.LogJournal);
        return DirectoryLock.TryTake(Path.Combine(directory.Locks, "log")) is { } held
            ? new FileLogStore(directory, held)
            : new LogHasAWriter();
    }

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => _files.ReadCheckpointAsync(ct);

    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => _files.ReadAsync(path, ct);

    /// <inheritdoc/>
    public async Task<Sequence<LogJournal>> ReadJournalsAsync(CancellationToken ct)
    {
        var journals = new List<LogJournal>();
        foreach (var (first, path) in Journals())
        {
            journals.Add(new LogJournal(first, await File.ReadAllBytesAsync(path, ct)));
        }

        return Sequence.From(journals);
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task StartJournalAsync(long first, CancellationToken ct) => Disk.WriteAsync(() =>
    {
        _journal?.Dispose();
        _journal = null;
        var path = JournalPath(first);
        File.Delete(path + Temporary);
        var journal = Disk.Create(path + Temporary);
        journal.Flush(flushToDisk: true);
        File.Move(path + Temporary, path, overwrite: true);
        Disk.SyncDirectory(_directory.LogJournal);
        _journal = journal;
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task AppendToJournalAsync(ReadOnlyMemory<byte> record, CancellationToken ct) => Disk.WriteAsync(() =>
    {
        _journal!.Write(record.Span);
        _journal.Flush(flushToDisk: true);
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk cannot be written.</exception>
    public Task RemoveJournalsBeforeAsync(long first, CancellationToken ct) => Disk.WriteAsync(() =>
    {
        foreach (var (_, path) in Journals().Where(journal => journal.First < first))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task WriteAsync(IReadOnlyCollection<(TilePath Path, byte[] Bytes)> files, CancellationToken ct) => Disk.WriteAsync(() =>
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (tile, bytes) in files)
        {
            var path = Path.Combine(_directory.Log, tile.ToString());
            var folder = Path.GetDirectoryName(path)!;
            EnsureBelow(_directory.Log, folder);
            WriteWhole(path, bytes);
            folders.Add(folder);
        }

        // The names last, once for each directory: content is on the disk before a name points to it.
        foreach (var folder in folders)
        {
            Disk.SyncDirectory(folder);
        }

        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task PublishAsync(byte[] checkpoint, CancellationToken ct) => Disk.WriteAsync(() =>
    {
        WriteWhole(Path.Combine(_directory.Log, FileLogFiles.Checkpoint), checkpoint);
        Disk.SyncDirectory(_directory.Log);
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk cannot be written.</exception>
    public async Task<int> RemovePartialsAsync(IEnumerable<TilePath> full, CancellationToken ct)
    {
        var removed = 0;
        await Disk.WriteAsync(() =>
        {
            foreach (var path in full.Select(tile => Path.Combine(_directory.Log, tile.Full.ToString())))
            {
                if (Directory.Exists(path + ".p") && File.Exists(path))
                {
                    Directory.Delete(path + ".p", recursive: true);
                    removed++;
                }
            }

            return Task.CompletedTask;
        });
        return removed;
    }

    /// <summary>Lets go of the log.</summary>
    public void Dispose()
    {
        _journal?.Dispose();
        _work.Dispose();
        _held.Dispose();
    }

    private static void WriteWhole(string path, byte[] bytes)
    {
        File.Delete(path + Temporary);
        using (var file = Disk.Create(path + Temporary))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Temporary, path, overwrite: true);
    }

    private static void EnsureBelow(string root, string folder)
    {
        if (folder.Length > root.Length && !Directory.Exists(folder))
        {
            EnsureBelow(root, Path.GetDirectoryName(folder)!);
            DataDirectory.Ensure(folder);
        }
    }

    private string JournalPath(long first) =>
        Path.Combine(_directory.LogJournal, first.ToString("D19", CultureInfo.InvariantCulture) + JournalExtension);

    private List<(long First, string Path)> Journals() => [.. Directory.EnumerateFiles(_directory.LogJournal, "*" + JournalExtension)
        .Select(path => (long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture), path))
        .OrderBy(journal => journal.Item1)];
}
