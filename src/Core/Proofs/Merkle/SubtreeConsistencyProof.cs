// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that a subtree's leaves are those of a tree (draft-ietf-plants-merkle-tree-certs, subtree consistency proofs).</summary>
/// <param name="Subtree">The leaves spoken of. When empty, its root is that of no leaves and the tree does not matter.</param>
/// <param name="TreeSize">Leaves in the tree.</param>
/// <param name="Path">The hashes from which both roots follow.</param>
public sealed record SubtreeConsistencyProof(Subtree Subtree, long TreeSize, Sequence<ContentHash> Path)
{
    /// <summary>True when both roots follow from the path; false for anything malformed.</summary>
    public bool Proves(ContentHash subtreeRoot, ContentHash root)
    {
        if (Subtree.End > TreeSize)
        {
            return false;
        }

        if (Subtree.IsEmpty)
        {
            return Path.IsEmpty && subtreeRoot == MerkleHash.EmptyRoot;
        }

        // The first and last leaf of the subtree and the last of the tree climb together.
        var (first, last, end) = (Subtree.Start, Subtree.End - 1, TreeSize - 1);
        while (first != last && (last == end || (last & 1) == 1))
        {
            (first, last, end) = (first >> 1, last >> 1, end >> 1);
        }

        var rest = Path.AsSpan();
        var start = subtreeRoot;
        if (first != last)
        {
            if (rest.IsEmpty)
            {
                return false;
            }

            start = rest[0];
            rest = rest[1..];
        }

        return Climb(first, last, end, start, rest) is var (below, above) && below == subtreeRoot && above == root;
    }

    private static (ContentHash Subtree, ContentHash Tree)? Climb(long first, long last, long end, ContentHash start, ReadOnlySpan<ContentHash> path)
    {
        var (below, above) = (start, start);
        foreach (var sibling in path)
        {
            if (end == 0)
            {
                return null;
            }

            if ((last & 1) == 1 || last == end)
            {
                below = first < last ? MerkleHash.Node(sibling, below) : below;
                above = MerkleHash.Node(sibling, above);
                while ((last & 1) == 0 && last != 0)
                {
                    (first, last, end) = (first >> 1, last >> 1, end >> 1);
                }
            }
            else
            {
                above = MerkleHash.Node(above, sibling);
            }

            (first, last, end) = (first >> 1, last >> 1, end >> 1);
        }

        return end == 0 ? (below, above) : null;
    }

    /// <summary>The subtrees whose roots are the path, in its order.</summary>
    internal static List<Subtree> Parts(Subtree subtree, long size)
    {
        var parts = new List<Subtree>();
        if (!subtree.IsEmpty)
        {
            Collect(subtree, 0, size, known: true, parts);
        }

        return parts;
    }

    // The verifier knows the subtree's root, and needs it named only once the way down has left its left edge.
    private static void Collect(Subtree subtree, long start, long end, bool known, List<Subtree> parts)
    {
        if (subtree.Start == start && subtree.End == end)
        {
            if (!known)
            {
                parts.Add(Subtree.Within(start, end));
            }

            return;
        }

        var middle = start + MerkleLevels.Split(end - start);
        if (subtree.End <= middle)
        {
            Collect(subtree, start, middle, known, parts);
            parts.Add(Subtree.Within(middle, end));
        }
        else if (subtree.Start >= middle)
        {
            Collect(subtree, middle, end, known, parts);
            parts.Add(Subtree.Within(start, middle));
        }
        else
        {
            Collect(Subtree.Within(middle, subtree.End), middle, end, known: false, parts);
            parts.Add(Subtree.Within(start, middle));
        }
    }
}
