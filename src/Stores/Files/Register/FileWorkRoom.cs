// SPDX-License-Identifier: EUPL-1.2
using Filiera.Register;

namespace Filiera.Stores.Files;

/// <summary>Working files in a folder of the data directory, held by one process at a time, or files without a name that vanish when they are closed.</summary>
public sealed class FileWorkRoom : IWorkRoom
{
    private readonly string _folder;
    private readonly DirectoryLock? _held;
    private readonly bool _vanishes;
    private readonly List<(string Name, FileWork File)> _open = [];
    private readonly List<WeakReference<FileWork>> _removed = [];

    private FileWorkRoom(string folder, DirectoryLock? held, bool vanishes)
    {
        (_folder, _held, _vanishes) = (folder, held, vanishes);
        DataDirectory.Ensure(Path.GetDirectoryName(folder)!);
        DataDirectory.Ensure(folder);
    }

    /// <summary>The room of whoever already holds the log.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    internal static FileWorkRoom OfWriter(DataDirectory directory) => new(Path.Combine(directory.LogWork, "writing"), null, vanishes: false);

    /// <summary>The room of a reader; while another has it, one that vanishes.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    internal static FileWorkRoom OfReader(DataDirectory directory)
    {
        var held = DirectoryLock.TryTake(Path.Combine(directory.Locks, "log-reading"));
        return new FileWorkRoom(Path.Combine(directory.LogWork, "reading"), held, vanishes: held is null);
    }

    /// <inheritdoc/>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public IWorkFile Open(string name)
    {
        var file = FileWork.Open(Path.Combine(_folder, _vanishes ? Path.GetRandomFileName() : name), _vanishes);
        _open.Add((name, file));
        return file;
    }

    /// <inheritdoc/>
    public void Remove(string name)
    {
        // Closed once nobody reads it any more, or with the room: until then, and no longer, it takes room on the disk.
        _removed.RemoveAll(one => !one.TryGetTarget(out _));
        _removed.AddRange(_open.Where(one => one.Name == name).Select(one => new WeakReference<FileWork>(one.File)));
        _open.RemoveAll(one => one.Name == name);
        if (!_vanishes)
        {
            Disk.Write(() => File.Delete(Path.Combine(_folder, name)));
        }
    }

    /// <summary>Closes every file, those that were removed too.</summary>
    public void Dispose()
    {
        _open.ForEach(one => one.File.Dispose());
        _removed.ForEach(one =>
        {
            if (one.TryGetTarget(out var file))
            {
                file.Dispose();
            }
        });
        _held?.Dispose();
    }
}
