// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Files;

/// <summary>The layout of the data directory: the one place that says which file lies where, and who may read it.</summary>
/// <remarks>
/// Everything in it is readable by its owner alone (0700 and 0600): lists hold personal data.
/// <code>
/// blobs/ab/cdef…        content, named by its SHA-256
/// blobs/ab/cdef….sums   its read checksums, when it is longer than one piece
/// blobs/drafts/…/       what live processes are writing
/// keys/PURPOSE/         signing keys
/// index-keys/VAT.key    the key of each controller's answer indexes
/// answers/VAT/….idx     answer indexes, encrypted, named by their digest
/// dial-journal/         calls and opt-outs the dial gate was told of, encrypted
/// gate-log/DAY/         the dial gate's answers of one legal day, encrypted
/// gate-state/           what each running dial gate tells of itself
/// gate-keys/            the keys of journal, log days and clearance tokens
/// fetching/             what a replica has of files it is fetching from its primary
/// outgoing/             where reminders go, and e-mails for a mail server to fetch
/// indexes/              compiled indexes
/// log/                  tiles and checkpoints of the public log, as they are served
/// log-journal/          what the log's writer has acknowledged and not yet published
/// log-work/             what the log's writer and its reader make of it for themselves; made anew when it is missing
/// status/               which credential has which bit of a status list, and every list issued
/// locks/                one file for each thing that has one writer
/// </code>
/// </remarks>
public sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What a database needs at least beside itself while it is open.
    private const int RoomAtLeast = 64 * 1024;

    private DataDirectory(string root) => Root = root;

    /// <summary>The absolute path of the whole.</summary>
    public string Root { get; }

    /// <summary>Content by hash.</summary>
    public string Blobs => Path.Combine(Root, "blobs");

    /// <summary>What is being written; on the file system of <see cref="Blobs"/>, so that a rename makes it a blob.</summary>
    public string Drafts => Path.Combine(Blobs, "drafts");

    /// <summary>Signing keys.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The keys of the answer indexes; made when there is the first.</summary>
    public string IndexKeys => Path.Combine(Root, "index-keys");

    /// <summary>Answer indexes by controller; made when there is the first.</summary>
    public string Answers => Path.Combine(Root, "answers");

    /// <summary>What the dial gate was told; made when there is the first.</summary>
    public string DialJournal => Path.Combine(Root, "dial-journal");

    /// <summary>What the dial gate answered, by legal day; made when there is the first.</summary>
    public string GateLog => Path.Combine(Root, "gate-log");

    /// <summary>What running dial gates tell of themselves; made when there is the first.</summary>
    public string GateState => Path.Combine(Root, "gate-state");

    /// <summary>The secrets of the dial gate; made when there is the first.</summary>
    public string GateKeys => Path.Combine(Root, "gate-keys");

    /// <summary>What is being fetched from another installation; made when there is the first.</summary>
    public string Fetching => Path.Combine(Root, "fetching");

    /// <summary>What leaves the installation; made when there is the first.</summary>
    public string Outgoing => Path.Combine(Root, "outgoing");

    /// <summary>Compiled indexes.</summary>
    public string Indexes => Path.Combine(Root, "indexes");

    /// <summary>The public log.</summary>
    public string Log => Path.Combine(Root, "log");

    /// <summary>The journal of the public log's writer; made when there is one.</summary>
    public string LogJournal => Path.Combine(Root, "log-journal");

    /// <summary>What follows from the public log; made when there is one.</summary>
    public string LogWork => Path.Combine(Root, "log-work");

    /// <summary>Status lists; made when there is the first.</summary>
    public string Status => Path.Combine(Root, "status");

    /// <summary>Lock files.</summary>
    public string Locks => Path.Combine(Root, "locks");

    /// <summary>Opens a data directory and makes what is missing of it.</summary>
    /// <exception cref="Operations.StorageFailedException">A part is missing and the disk is full or cannot be written.</exception>
    public static DataDirectory Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var directory = new DataDirectory(Path.GetFullPath(path));
        foreach (var part in (string[])
            [directory.Root, directory.Blobs, directory.Drafts, directory.Keys, directory.Indexes, directory.Log, directory.Locks])
        {
            Ensure(part);
        }

        return directory;
    }

    /// <summary>Makes sure, before work begins, that the disk takes what is written: writes a small file and removes it.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public void RequireWritable() => Disk.Write(() =>
    {
        var path = Path.Combine(Locks, "room-" + Path.GetRandomFileName());
        try
        {
            using var file = Disk.Create(path);
            file.Write(new byte[RoomAtLeast]);
        }
        finally
        {
            File.Delete(path);
        }
    });

    /// <summary>Makes an empty file at the top that its owner alone may read and write; one that exists is left as it is.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public void EnsureFile(string name) => Disk.Write(() =>
    {
        if (!File.Exists(Path.Combine(Root, name)))
        {
            Disk.Create(Path.Combine(Root, name)).Dispose();
        }
    });

    /// <summary>Writes a small file at the top, in place of one of that name.</summary>
    /// <exception cref="Operations.StorageFailedException">The disk is full or cannot be written.</exception>
    public Task WriteAsync(string name, string text, CancellationToken ct) =>
        Disk.WriteAsync(() => File.WriteAllTextAsync(Path.Combine(Root, name), text, ct));

    /// <summary>Makes a directory that its owner alone may enter, and puts its name on the disk; one that exists is left as it is.</summary>
    internal static void Ensure(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        Disk.Write(() =>
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly);
            }

            Disk.SyncDirectory(Path.GetDirectoryName(path)!);
        });
    }
}
