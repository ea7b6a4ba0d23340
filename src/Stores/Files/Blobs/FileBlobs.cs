// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>Blobs as plain files named by their SHA-256, so that any tool that computes one can check them.</summary>
/// <remarks>
/// A blob's directory entry appears by a rename after its bytes are on the disk. Each open store writes its drafts in a directory of its
/// own and holds that directory's lock; what a dead process left is therefore recognised without clocks or process numbers.
/// </remarks>
public sealed class FileBlobs : IBlobs, IBlobChecks, IDisposable
{
    private const int CopyBuffer = 256 * 1024;
    private readonly DataDirectory _directory;
    private readonly Lazy<DraftRoom> _drafts;

    /// <summary>Opens the blobs of a data directory and removes what dead processes left unfinished, if the disk can be written.</summary>
    public FileBlobs(DataDirectory directory)
    {
        _directory = directory;
        _drafts = new Lazy<DraftRoom>(() => DraftRoom.Enter(directory));
        DraftRoom.RemoveAbandoned(directory);
    }

    /// <inheritdoc/>
    public IBlobDraft Draft() => new FileBlobDraft(_directory, _drafts.Value.Path);

    /// <inheritdoc/>
    public async Task<ContentHash> PutAsync(Stream content, CancellationToken ct)
    {
        await using var draft = Draft();
        await content.CopyToAsync(draft.Stream, CopyBuffer, ct);
        return await draft.CommitAsync(ct);
    }

    /// <inheritdoc/>
    public async Task<Result<Stream>> OpenAsync(ContentHash hash, CancellationToken ct)
    {
        if (BlobReading.Open(_directory, hash) is not { } file)
        {
            return new BlobMissing(hash);
        }

        return await BlobReading.VerifiedAsync(_directory, hash, file, ct);
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(ContentHash hash, CancellationToken ct) => Task.FromResult(File.Exists(BlobPath.Of(_directory, hash)));

    /// <inheritdoc/>
    public Task<Result<long>> SizeAsync(ContentHash hash, CancellationToken ct)
    {
        var file = new FileInfo(BlobPath.Of(_directory, hash));
        return Task.FromResult<Result<long>>(file.Exists ? file.Length : new BlobMissing(hash));
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(ContentHash hash, CancellationToken ct)
    {
        var path = BlobPath.Of(_directory, hash);
        if (!File.Exists(path))
        {
            return Task.FromResult(false);
        }

        Disk.Write(() =>
        {
            // Checksums first: content without them is still a blob, they without content would be litter.
            File.Delete(path + BlobPath.ChecksumsSuffix);
            File.Delete(path);
            Disk.SyncDirectory(Path.GetDirectoryName(path)!);
        });
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContentHash> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var hash in BlobReading.Names(_directory).Select(name => name.Hash).OfType<ContentHash>())
        {
            ct.ThrowIfCancellationRequested();
            yield return hash;
        }
    }

    /// <inheritdoc/>
    public Task<BlobReport> CheckAsync(CancellationToken ct) => new BlobCheck(_directory).RunAsync(ct);

    /// <summary>Lets go of this store's drafts; those not committed are lost.</summary>
    public void Dispose()
    {
        if (_drafts.IsValueCreated)
        {
            _drafts.Value.Dispose();
        }
    }
}
