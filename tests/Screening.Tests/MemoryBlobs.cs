// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening.Tests;

/// <summary>Blobs in memory, for tests that are not about storing.</summary>
internal sealed class MemoryBlobs : IBlobs
{
    private readonly Dictionary<ContentHash, byte[]> _kept = [];

    public byte[] this[ContentHash hash] => _kept[hash];

    public ContentHash Put(byte[] content)
    {
        var hash = ContentHash.Of(content);
        _kept[hash] = content;
        return hash;
    }

    public IBlobDraft Draft() => new MemoryDraft(this);

    public Task<ContentHash> PutAsync(Stream content, CancellationToken ct)
    {
        var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return Task.FromResult(Put(buffer.ToArray()));
    }

    public Task<Result<Stream>> OpenAsync(ContentHash hash, CancellationToken ct) => Task.FromResult<Result<Stream>>(
        _kept.TryGetValue(hash, out var bytes) ? new Result<Stream>.Ok(new MemoryStream(bytes)) : new BlobMissing(hash));

    public Task<bool> ExistsAsync(ContentHash hash, CancellationToken ct) => Task.FromResult(_kept.ContainsKey(hash));

    public Task<Result<long>> SizeAsync(ContentHash hash, CancellationToken ct) => Task.FromResult<Result<long>>(
        _kept.TryGetValue(hash, out var bytes) ? bytes.LongLength : new BlobMissing(hash));

    public Task<bool> DeleteAsync(ContentHash hash, CancellationToken ct) => Task.FromResult(_kept.Remove(hash));

    public async IAsyncEnumerable<ContentHash> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var hash in _kept.Keys)
        {
            yield return hash;
        }
    }

    private sealed class MemoryDraft(MemoryBlobs blobs) : IBlobDraft
    {
        private readonly MemoryStream _stream = new();

        public Stream Stream => _stream;

        public Task<ContentHash> CommitAsync(CancellationToken ct) => Task.FromResult(blobs.Put(_stream.ToArray()));

        public ValueTask DisposeAsync() => _stream.DisposeAsync();
    }
}
