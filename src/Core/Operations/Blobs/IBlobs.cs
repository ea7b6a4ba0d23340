// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Content kept under its own hash: contact lists as delivered, answers, receipts, call records.</summary>
/// <remarks>
/// A blob is whole or absent, never half there. Once its hash has been returned it survives a crash of process and machine.
/// The same content is kept once, however often it is put. Any number of processes may share one store.
/// </remarks>
public interface IBlobs
{
    /// <summary>Begins a blob that is written piece by piece; disposing the draft without committing it leaves nothing behind.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written.</exception>
    IBlobDraft Draft();

    /// <summary>Keeps all that the stream still holds.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written; nothing was kept.</exception>
    Task<ContentHash> PutAsync(Stream content, CancellationToken ct);

    /// <summary>Opens a blob for reading, also by seeking. Bytes are verified before they are handed out.</summary>
    /// <returns>A stream the caller disposes, or <see cref="BlobMissing"/>.</returns>
    /// <exception cref="BlobDamagedException">
    /// The bytes kept are not the ones the hash names; thrown here or by the read that meets the damage, before any wrong byte is handed out.
    /// </exception>
    Task<Result<Stream>> OpenAsync(ContentHash hash, CancellationToken ct);

    /// <summary>True when a blob is kept under the hash; says nothing about its condition.</summary>
    Task<bool> ExistsAsync(ContentHash hash, CancellationToken ct);

    /// <summary>The length of a blob in bytes, or <see cref="BlobMissing"/>.</summary>
    Task<Result<long>> SizeAsync(ContentHash hash, CancellationToken ct);

    /// <summary>Deletes a blob for good, as a retention rule asks; streams already open may still be read to their end.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="StorageFailedException">The disk cannot be written.</exception>
    Task<bool> DeleteAsync(ContentHash hash, CancellationToken ct);

    /// <summary>The hashes of all blobs, in ascending order; blobs put or deleted meanwhile may or may not be among them.</summary>
    IAsyncEnumerable<ContentHash> ListAsync(CancellationToken ct);
}
