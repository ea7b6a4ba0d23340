// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>A blob being written, invisible to everybody else until it is committed.</summary>
public interface IBlobDraft : IAsyncDisposable
{
    /// <summary>Where the content is written, front to back; cannot be read. Writing throws <see cref="StorageFailedException"/> when the disk is full.</summary>
    Stream Stream { get; }

    /// <summary>Makes what was written a blob: on return it is on the disk under the hash. Nothing can be written afterwards.</summary>
    /// <exception cref="StorageFailedException">The disk is full or cannot be written; nothing was kept.</exception>
    /// <exception cref="InvalidOperationException">Already committed or disposed, or an earlier write failed.</exception>
    Task<ContentHash> CommitAsync(CancellationToken ct);
}
