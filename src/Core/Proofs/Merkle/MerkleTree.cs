// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A Merkle tree after RFC 6962 with all its nodes in memory, so that it can prove any of its leaves and any of its pasts.</summary>
/// <remarks>64 bytes for each leaf. For a root alone over more leaves than fit, use <see cref="MerkleRootBuilder"/>.</remarks>
public sealed class MerkleTree
{
    private readonly MerkleLevels _levels;

    private MerkleTree(byte[] leafHashes) => _levels = new MerkleLevels(leafHashes);

    /// <summary>Leaves in the tree.</summary>
    public long Size => _levels.Size;

    /// <summary>The root over all leaves.</summary>
    public ContentHash Root => RootAt(Size);

    /// <summary>The tree over contents given one by one.</summary>
    public static MerkleTree Over(IEnumerable<ReadOnlyMemory<byte>> contents)
    {
        var all = new System.Buffers.ArrayBufferWriter<byte>();
        var ends = new List<int>();
        foreach (var content in contents)
        {
            System.Buffers.BuffersExtensions.Write(all, content.Span);
            ends.Add(all.WrittenCount);
        }

        var hashes = new byte[ContentHash.Size * ends.Count];
        MultiBufferSha256.HashMany(all.WrittenSpan, ends.ToArray(), hashes, MerkleHash.LeafPrefix);
        return new MerkleTree(hashes);
    }

    /// <summary>The tree over leaves already hashed.</summary>
    public static MerkleTree OverLeafHashes(ReadOnlySpan<ContentHash> leaves)
    {
        var hashes = new byte[ContentHash.Size * leaves.Length];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i].CopyTo(hashes.AsSpan(i * ContentHash.Size));
        }

        return new MerkleTree(hashes);
    }

    /// <summary>The root when the tree held that many leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than there are.</exception>
    public ContentHash RootAt(long size)
    {
        Within(size);
        return _levels.Range(0, size);
    }

    /// <summary>Proves that a leaf is in the tree of that size.</summary>
    /// <param name="index">The leaf, from zero.</param>
    /// <param name="size">The size of the tree proved in.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such leaf, or no such size.</exception>
    public InclusionProof ProveInclusion(long index, long size)
    {
        Within(size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        return new InclusionProof(index, size, Sequence.From(InclusionProof.Siblings(index, size).Select(RootOf)));
    }

    /// <summary>Proves that a leaf is in the whole tree.</summary>
    /// <inheritdoc cref="ProveInclusion(long, long)"/>
    public InclusionProof ProveInclusion(long index) => ProveInclusion(index, Size);

    /// <summary>Proves that the tree of the newer size holds everything the older one held, in the same order.</summary>
    /// <param name="oldSize">At least one: over no leaves there is nothing to prove.</param>
    /// <param name="newSize">At least the older size.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such sizes.</exception>
    public ConsistencyProof ProveConsistency(long oldSize, long newSize)
    {
        Within(newSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        return new ConsistencyProof(oldSize, newSize, Sequence.From(ConsistencyProof.Parts(oldSize, newSize).Select(RootOf)));
    }

    /// <summary>Proves that a subtree's leaves are those of the tree of that size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The subtree reaches beyond the size, or no such size.</exception>
    public SubtreeConsistencyProof ProveSubtree(Subtree subtree, long size)
    {
        Within(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subtree.End, size);
        return new SubtreeConsistencyProof(subtree, size, Sequence.From(SubtreeConsistencyProof.Parts(subtree, size).Select(RootOf)));
    }

    /// <summary>The root over one subtree's leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The subtree reaches beyond the tree.</exception>
    public ContentHash RootOf(Subtree subtree)
    {
        Within(subtree.End);
        return _levels.Range(subtree.Start, subtree.End);
    }

    /// <summary>Proves that a leaf is in a subtree.</summary>
    /// <param name="index">The leaf's place in the whole tree, from zero.</param>
    /// <param name="subtree">The subtree proved in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not in the subtree, or the subtree reaches beyond the tree.</exception>
    public SubtreeInclusionProof ProveInclusion(long index, Subtree subtree)
    {
        Within(subtree.End);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, subtree.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, subtree.End);
        return new SubtreeInclusionProof(index, subtree, Path(index, subtree.Start, subtree.End));
    }

    private void Within(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
    }

    private Sequence<ContentHash> Path(long index, long start, long end)
    {
        var fromRoot = new List<ContentHash>();
        while (end - start > 1)
        {
            var middle = start + MerkleLevels.Split(end - start);
            if (index < middle)
            {
                fromRoot.Add(_levels.Range(middle, end));
                end = middle;
            }
            else
            {
                fromRoot.Add(_levels.Range(start, middle));
                start = middle;
            }
        }

        fromRoot.Reverse();
        return Sequence.From(fromRoot);
    }
}
