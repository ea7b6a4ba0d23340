// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>The files of a data directory that a backup keeps, in the order in which they can be copied while programs write.</summary>
/// <remarks>
/// The database was copied before: what it cites was written before it, so that it is found afterwards. Of the public log the journals come first,
/// then the checkpoint, then the tiles: whatever is published meanwhile, the checkpoint kept is covered by the tiles kept, and what it does
/// not cover stands in the journals. Keys come last: nothing kept lacks its key unless the key was erased.
/// </remarks>
public sealed class DataFiles(DataDirectory directory) : IDisposable
{
    private static readonly string[] First = ["log-journal", "log/checkpoint"];

    private static readonly string[] Last = ["gate-keys", "index-keys", "keys"];

    // Drafts and what is being fetched are nobody's yet, locks are held by processes; databases are copied by their engine; what follows from the log
    // is made anew.
    private static readonly string[] Never = ["blobs/drafts", "fetching", "locks", "log-work", "outgoing/mail/tmp"];

    private static readonly string[] Passing = [".draft", ".taken", ".new", ".unfinished", ".migrating", "-wal", "-shm", "-journal", ".db"];

    private readonly DraftRoom _room = DraftRoom.Enter(directory);

    /// <summary>A directory of this copying alone, for what must not lie about afterwards, whatever happens to this process.</summary>
    public string Scratch => _room.Path;

    /// <summary>Every file to be kept: its place from the data directory on, with slashes. Files made meanwhile come in a second round.</summary>
    public IEnumerable<string> List()
    {
        foreach (var first in First)
        {
            foreach (var file in Under(first))
            {
                yield return file;
            }
        }

        for (var round = 0; round < 2; round++)
        {
            foreach (var file in Under("").Where(file => !First.Any(first => IsIn(file, first)) && !Last.Any(last => IsIn(file, last))))
            {
                yield return file;
            }
        }

        foreach (var file in Last.SelectMany(Under))
        {
            yield return file;
        }
    }

    /// <summary>The databases at the top of a data directory, by name.</summary>
    public static IEnumerable<string> Databases(DataDirectory directory) => Directory.EnumerateFiles(directory.Root, "*.db").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>Removes the scratch directory and everything in it.</summary>
    public void Dispose() => _room.Dispose();

    /// <summary>Removes what copies that were broken off left behind.</summary>
    /// <returns>How many files.</returns>
    public static int RemoveLeftovers(DataDirectory directory)
    {
        try
        {
            return DraftRoom.RemoveAbandoned(directory);
        }
        catch (StorageFailedException)
        {
            return 0;
        }
    }

    /// <summary>Makes a directory that its owner alone may enter.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    public static void MakePrivate(string path) => DataDirectory.Ensure(path);

    /// <summary>Gives a directory another name, for good.</summary>
    /// <exception cref="StorageFailedException">The disk cannot be written.</exception>
    public static void Rename(string from, string to) => Disk.Write(() =>
    {
        Directory.Move(from, to);
        Disk.SyncDirectory(Path.GetDirectoryName(to)!);
    });

    private IEnumerable<string> Under(string place)
    {
        var path = Path.Combine(directory.Root, place);
        var files = File.Exists(path) ? [path] : Directory.Exists(path) ? Walk(path) : [];
        return files.Select(file => Path.GetRelativePath(directory.Root, file).Replace('\\', '/')).Where(IsKept).ToList();
    }

    private static IEnumerable<string> Walk(string path) => Directory.EnumerateFiles(path, "*", new EnumerationOptions
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    }).Order(StringComparer.Ordinal);

    private static bool IsKept(string file) => !Never.Any(never => IsIn(file, never)) && Path.GetFileName(file) != "lock"
        && !Passing.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && BackupEntry.IsSafe("data/" + file);

    private static bool IsIn(string file, string place) => file == place || file.StartsWith(place + "/", StringComparison.Ordinal);
}
