// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Stores.Files.Tests;

/// <summary>A store in a directory of its own, with content made from seeds.</summary>
public abstract class BlobTests : IDisposable
{
    protected const int Piece = 1 << 20;

    /// <summary>Lengths at which the way a blob is kept changes.</summary>
    public static TheoryData<int> Lengths => [0, 1, 100, Piece - 1, Piece, Piece + 1, (2 * Piece) - 1, 2 * Piece, (3 * Piece) + 12_345];

    protected TemporaryDirectory Temporary { get; } = new();

    protected FileBlobs Blobs => field ??= Open();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Blobs.Dispose();
        Temporary.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static byte[] Content(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected FileBlobs Open() => new(DataDirectory.Open(Temporary.Of("data")));

    protected Task<ContentHash> PutAsync(byte[] content) => Blobs.PutAsync(new MemoryStream(content), Ct);

    protected async Task<byte[]> ReadAsync(ContentHash hash)
    {
        await using var stream = (await Blobs.OpenAsync(hash, Ct)).ValueOrThrow();
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    protected string PathOf(ContentHash hash) => Temporary.Of("data", "blobs", hash.ToHex()[..2], hash.ToHex()[2..]);

    protected string[] Drafts() => Directory.GetFiles(Temporary.Of("data", "blobs", "drafts"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "lock").ToArray();
}
