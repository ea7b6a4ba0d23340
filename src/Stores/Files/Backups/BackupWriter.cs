// SPDX-License-Identifier: EUPL-1.2
using System.Formats.Tar;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Writes a backup: a tar archive, encrypted or not, whose last file is its manifest.</summary>
/// <remarks>It grows under another name, and takes its own only when everything is on the disk: what is called a backup is whole.</remarks>
public sealed class BackupWriter : IDisposable
{
    /// <summary>What the name of a backup not yet whole ends in.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>The manifest's name in the archive begins so and goes on with the hash of its content.</summary>
    internal const string ManifestName = "manifest-";

    private readonly string _path;
    private readonly FileStream _file;
    private readonly BufferedStream _buffer;
    private readonly SealingStream? _sealing;
    private readonly TarWriter _tar;
    private readonly List<BackupEntry> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _finished;

    private BackupWriter(string path, FileStream file, BackupKey? key)
    {
        (_path, _file) = (path, file);
        _buffer = new BufferedStream(file, 1 << 20);
        _sealing = key is null ? null : new SealingStream(_buffer, key);
        _tar = new TarWriter((Stream?)_sealing ?? _buffer, TarEntryFormat.Pax, leaveOpen: true);
    }

    /// <summary>Begins a backup under a name that is free.</summary>
    /// <returns>The writer; <see cref="BackupAlreadyThere"/>, or <see cref="BackupNotWritten"/>.</returns>
    public static Result<BackupWriter> Create(string path, BackupKey? key)
    {
        if (File.Exists(path))
        {
            return new BackupAlreadyThere();
        }

        try
        {
            // One that was broken off has no claim on the name.
            File.Delete(path + Unfinished);
            return new BackupWriter(path, Disk.Create(path + Unfinished), key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new BackupNotWritten();
        }
    }

    /// <summary>Adds a file. One that is gone meanwhile is left out.</summary>
    /// <returns>False when it is gone, or already there.</returns>
    /// <exception cref="IOException">It cannot be read whole, or the backup cannot be written.</exception>
    public bool Add(string name, string path)
    {
        if (!BackupEntry.IsSafe(name) || !_names.Add(name))
        {
            return false;
        }

        CountedStream content;
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17);
            content = new CountedStream(file, file.Length);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            _names.Remove(name);
            return false;
        }

        using (content)
        {
            _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            _entries.Add(new BackupEntry(name, content.Length, content.Finish()));
        }

        return true;
    }

    /// <summary>Writes the manifest, puts everything on the disk and gives the backup its name.</summary>
    /// <exception cref="IOException">It cannot be written, or somebody took the name.</exception>
    public BackupManifest Finish(Func<Sequence<BackupEntry>, BackupManifest> describe)
    {
        var manifest = describe(Sequence.From(_entries));
        var bytes = manifest.ToJson().ToCanonicalBytes();
        using (var content = new MemoryStream(bytes))
        {
            _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, ManifestName + ContentHash.Of(bytes).ToHex() + ".json") { DataStream = content });
        }

        _tar.Dispose();
        _sealing?.Finish();
        _buffer.Flush();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_path + Unfinished, _path, overwrite: false);
        Disk.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        _finished = true;
        return manifest;
    }

    /// <summary>Removes what was not finished.</summary>
    public void Dispose()
    {
        if (_finished)
        {
            return;
        }

        // Closing would try to write what a full disk has refused once already.
        _sealing?.Dispose();
        _file.SafeFileHandle.Dispose();
        try
        {
            File.Delete(_path + Unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its name says that it is unfinished, and the next backup writes over it.
        }
    }
}
