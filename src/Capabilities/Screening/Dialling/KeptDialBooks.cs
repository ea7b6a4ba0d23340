// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Screening;

/// <summary>Keeps the manifests of books, so that the decisions of a day can be judged again by the book they name. A manifest's digest is the hash it is kept under.</summary>
public sealed class KeptDialBooks(IBlobs blobs, OpenDialBook open)
{
    private const int LongestManifest = 64 << 20;

    /// <summary>Keeps what a book is made of; keeping it twice is keeping it once.</summary>
    public async Task KeepAsync(DialManifest manifest, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (!await blobs.ExistsAsync(manifest.Digest, ct))
        {
            using var bytes = new MemoryStream(DialManifestForm.Write(manifest).ToCanonicalBytes());
            await blobs.PutAsync(bytes, ct);
        }
    }

    /// <summary>True when the manifest of a book is kept; whether its files still are is found when it is opened.</summary>
    public Task<bool> IsKeptAsync(ContentHash book, CancellationToken ct) => blobs.ExistsAsync(book, ct);

    /// <summary>Makes a book again from its manifest.</summary>
    /// <returns>The book, for the caller to dispose; or <see cref="DialBookNotKept"/>, or why a file it names cannot be read.</returns>
    public async Task<Result<DialBook>> OpenAsync(ContentHash book, CancellationToken ct)
    {
        if (await blobs.OpenAsync(book, ct) is not Result<Stream>.Ok { Value: var content })
        {
            return new DialBookNotKept();
        }

        await using (content)
        {
            if (content.Length > LongestManifest)
            {
                return new DialManifestUnreadable();
            }

            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, ct);
            return Json.Parse(bytes.ToArray()) is Result<Json>.Ok { Value: Json.Map map } && DialManifestForm.Read(map) is { } manifest && manifest.Digest == book
                ? await open.RunAsync(manifest, null, ct)
                : new DialManifestUnreadable();
        }
    }
}
