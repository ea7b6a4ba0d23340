// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>A file among the drafts that a rename turns into a blob.</summary>
internal sealed class FileBlobDraft : IBlobDraft
{
    private readonly DataDirectory _directory;
    private readonly string _path;
    private readonly FileStream _file;
    private readonly DraftStream _stream;

    public FileBlobDraft(DataDirectory directory, string drafts)
    {
        FileStream? file = null;
        _directory = directory;
        _path = Path.Combine(drafts, RandomNumberGenerator.GetHexString(24, lowercase: true));
        Disk.Write(() => file = Disk.Create(_path));
        _file = file!;
        _stream = new DraftStream(_file.SafeFileHandle);
    }

    public Stream Stream => _stream;

    private string ChecksumsPath => _path + BlobPath.ChecksumsSuffix;

    /// <remarks>
    /// Content and checksums are on the disk before either gets its final name; content is named first, so checksums never stand alone;
    /// the directory is flushed last, and only then is the hash given out. A blob already there is replaced by the same bytes, fresh
    /// from the writer, which also heals it.
    /// </remarks>
    public async Task<ContentHash> CommitAsync(CancellationToken ct)
    {
        var (hash, checksums) = await _stream.FinishAsync(ct);
        var isLong = checksums.Pieces.Count > 1;
        if (isLong)
        {
            Disk.Write(() => WriteChecksums(ChecksumsPath, checksums));
        }

        var target = BlobPath.Of(_directory, hash);
        await Disk.WriteAsync(() => Task.Run(() => Publish(target, isLong), CancellationToken.None));
        return hash;
    }

    public ValueTask DisposeAsync()
    {
        _stream.Release();
        _file.Dispose();
        Disk.Write(() =>
        {
            foreach (var left in new[] { _path, ChecksumsPath }.Where(File.Exists))
            {
                File.Delete(left);
            }
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes checksums to a new file and flushes it.</summary>
    public static void WriteChecksums(string path, ReadChecksums checksums)
    {
        using var file = Disk.Create(path);
        file.Write(checksums.ToBytes());
        file.Flush(flushToDisk: true);
    }

    private void Publish(string target, bool isLong)
    {
        var directory = Path.GetDirectoryName(target)!;
        DataDirectory.Ensure(directory);
        _file.Dispose();
        File.Move(_path, target, overwrite: true);
        if (isLong)
        {
            File.Move(ChecksumsPath, target + BlobPath.ChecksumsSuffix, overwrite: true);
        }

        Disk.SyncDirectory(directory);
    }
}
