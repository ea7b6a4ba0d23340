// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>The directory in which one open store writes its drafts, locked for as long as the store is open.</summary>
internal sealed class DraftRoom : IDisposable
{
    private const string LockName = "lock";
    private readonly DirectoryLock _lock;
    private bool _left;

    private DraftRoom(string path, DirectoryLock held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Makes a directory and takes its lock.</summary>
    public static DraftRoom Enter(DataDirectory directory)
    {
        while (true)
        {
            var path = System.IO.Path.Combine(directory.Drafts, RandomNumberGenerator.GetHexString(24, lowercase: true));
            DataDirectory.Ensure(path);
            var lockPath = System.IO.Path.Combine(path, LockName);

            // Between making the directory and locking it another process may take it for abandoned and remove it: then begin anew.
            if (TakeUnlessRemoved(lockPath) is { } held)
            {
                if (File.Exists(lockPath))
                {
                    return new DraftRoom(path, held);
                }

                held.Dispose();
            }
        }
    }

    /// <summary>Removes the directories whose stores are gone; how many drafts went with them.</summary>
    public static int RemoveAbandoned(DataDirectory directory) =>
        Directory.EnumerateDirectories(directory.Drafts).ToList().Sum(RemoveIfAbandoned);

    public void Dispose()
    {
        if (_left)
        {
            return;
        }

        _left = true;
        using (_lock)
        {
            Disk.Write(() => Directory.Delete(Path, recursive: true));
        }
    }

    // Litter is no reason not to start: on a disk that takes no writes it stays, and where somebody else removes it all is well.
    private static int RemoveIfAbandoned(string path)
    {
        try
        {
            using var held = DirectoryLock.TryTake(System.IO.Path.Combine(path, LockName));
            if (held is null)
            {
                return 0;
            }

            var drafts = Directory.EnumerateFiles(path).Count(file => System.IO.Path.GetFileName(file) != LockName);
            Disk.Write(() => Directory.Delete(path, recursive: true));
            return drafts;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or StorageFailedException)
        {
            return 0;
        }
    }

    private static DirectoryLock? TakeUnlessRemoved(string lockPath)
    {
        try
        {
            return DirectoryLock.TryTake(lockPath);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }
}
