// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>What a check of all blobs found.</summary>
/// <param name="Blobs">Blobs read, damaged ones included.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Damaged">Blobs whose bytes are not the ones their hash names, in ascending order.</param>
/// <param name="RestoredChecksums">Sound blobs whose read checksums were missing or wrong and were written again.</param>
/// <param name="RemovedDrafts">Leftovers of writers that are gone.</param>
/// <param name="StrangeFiles">Files that are neither blob nor checksums nor draft; they are left alone.</param>
public sealed record BlobReport(
    long Blobs,
    long Bytes,
    Sequence<ContentHash> Damaged,
    int RestoredChecksums,
    int RemovedDrafts,
    int StrangeFiles)
{
    /// <summary>True when no blob is damaged.</summary>
    public bool IsSound => Damaged.IsEmpty;
}
