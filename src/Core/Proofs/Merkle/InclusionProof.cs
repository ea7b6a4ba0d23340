// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that one leaf is in a tree (RFC 6962, section 2.1.1; verified as in RFC 9162, section 2.1.3.2).</summary>
/// <param name="Index">The leaf, from zero.</param>
/// <param name="TreeSize">Leaves in the tree.</param>
/// <param name="Path">The siblings met on the way from the leaf to the root.</param>
public sealed record InclusionProof(long Index, long TreeSize, Sequence<ContentHash> Path)
{
    /// <summary>The subtrees whose roots are the path of a leaf, from the leaf upwards: with the leaf itself they are the whole tree.</summary>
    /// <param name="index">The leaf, from zero.</param>
    /// <param name="treeSize">Leaves in the tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such leaf.</exception>
    public static Sequence<Subtree> Siblings(long index, long treeSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, treeSize);
        var siblings = new List<Subtree>();
        var (start, end) = (0L, treeSize);
        while (end - start > 1)
        {
            var middle = start + MerkleLevels.Split(end - start);
            if (index < middle)
            {
                siblings.Add(Subtree.Within(middle, end));
                end = middle;
            }
            else
            {
                siblings.Add(Subtree.Within(start, middle));
                start = middle;
            }
        }

        siblings.Reverse();
        return Sequence.From(siblings);
    }

    /// <summary>True when the leaf, the path and the root fit together; false for anything malformed.</summary>
    public bool Proves(ContentHash leafHash, ContentHash root) => RootFrom(leafHash) == root;

    /// <summary>The root that follows from the leaf; null when the proof is too long, too short or has no such leaf.</summary>
    public ContentHash? RootFrom(ContentHash leafHash)
    {
        if (Index < 0 || Index >= TreeSize)
        {
            return null;
        }

        var (at, last, hash) = (Index, TreeSize - 1, leafHash);
        foreach (ref readonly var sibling in Path.AsSpan())
        {
            if (last == 0)
            {
                return null;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = NodeSha256.Hash(MerkleHash.NodePrefix, sibling, hash);
                // At the right edge the levels without a sibling are passed over.
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                hash = NodeSha256.Hash(MerkleHash.NodePrefix, hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }
}
