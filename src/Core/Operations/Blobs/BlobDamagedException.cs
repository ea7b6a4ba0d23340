// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>The bytes kept for a blob are not the ones its hash names. None of them was handed out as good.</summary>
public sealed class BlobDamagedException(ContentHash hash) : StorageFailedException(new BlobDamaged(hash))
{
    /// <summary>The blob.</summary>
    public ContentHash Hash { get; } = hash;
}
