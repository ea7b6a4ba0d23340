// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Every complete subtree's hash: level k holds one hash for each whole run of 2^k leaves.</summary>
internal sealed class MerkleLevels
{
    private readonly List<byte[]> _levels;

    /// <param name="leafHashes">The leaf hashes, 32 bytes each; kept, not copied.</param>
    public MerkleLevels(byte[] leafHashes)
    {
        Size = leafHashes.Length / ContentHash.Size;
        _levels = [leafHashes];
        for (var count = Size / 2; count > 0; count /= 2)
        {
            var level = new byte[count * ContentHash.Size];
            MultiBufferSha256.HashEqual(
                _levels[^1].AsSpan(0, 2 * level.Length), 2 * ContentHash.Size, level, MerkleHash.NodePrefix);
            _levels.Add(level);
        }
    }

    public long Size { get; }

    /// <summary>The hash over the leaves from <paramref name="start"/> to before <paramref name="end"/>, where start is a multiple of the span's next power of two.</summary>
    public ContentHash Range(long start, long end)
    {
        var span = end - start;
        if (span == 0)
        {
            return MerkleHash.EmptyRoot;
        }

        if (long.IsPow2(span))
        {
            var level = (int)long.Log2(span);
            return new ContentHash(_levels[level].AsSpan((int)(start >> level) * ContentHash.Size, ContentHash.Size));
        }

        var middle = start + Split(span);
        return MerkleHash.Node(Range(start, middle), Range(middle, end));
    }

    /// <summary>The largest power of two below <paramref name="span"/>, which is at least two.</summary>
    public static long Split(long span) => 1L << (int)long.Log2(span - 1);
}
