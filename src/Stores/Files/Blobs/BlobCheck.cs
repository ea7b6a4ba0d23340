// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>One reading of every blob.</summary>
internal sealed class BlobCheck(DataDirectory directory)
{
    private readonly List<ContentHash> _damaged = [];
    private long _blobs;
    private long _bytes;
    private int _restored;
    private int _strange;
    private DraftRoom? _drafts;

    public async Task<BlobReport> RunAsync(CancellationToken ct)
    {
        var removed = DraftRoom.RemoveAbandoned(directory);
        try
        {
            foreach (var (path, name) in BlobReading.Names(directory))
            {
                await CheckAsync(path, name, ct);
            }
        }
        finally
        {
            _drafts?.Dispose();
        }

        return new BlobReport(_blobs, _bytes, Sequence.From(_damaged), _restored, removed, _strange);
    }

    private async Task CheckAsync(string path, ContentHash? name, CancellationToken ct)
    {
        if (name is not { } hash)
        {
            _strange++;
            return;
        }

        await using var file = BlobReading.Open(directory, hash);
        if (file is null)
        {
            return;
        }

        _blobs++;
        _bytes += file.Length;
        if (await BlobReading.ComputeAsync(hash, file, ct) is not { } checksums)
        {
            _damaged.Add(hash);
        }
        else if (BlobReading.KnownChecksums(directory, hash, checksums.Length) != checksums)
        {
            // A disk that is only read needs no room for drafts, so it is entered when there is something to write.
            _drafts ??= DraftRoom.Enter(directory);
            Disk.Write(() => Restore(path, checksums, Path.Combine(_drafts.Path, hash.ToHex())));
            _restored++;
        }
    }

    private static void Restore(string path, ReadChecksums checksums, string draft)
    {
        FileBlobDraft.WriteChecksums(draft, checksums);
        File.Move(draft, path + BlobPath.ChecksumsSuffix, overwrite: true);
        Disk.SyncDirectory(Path.GetDirectoryName(path)!);
    }
}
