// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that one leaf is in a tree (RFC 6962, section 2.1.1; verified as in RFC 9162, section 2.1.3.2).</summary>
/// <param name="Index">The leaf, from zero.</param>
/// <param name="TreeSize">Leaves in the tree.</param>
/// <param name="Path">The siblings met on the way from the leaf to the root.</param>
public sealed record InclusionProof(long Index, long TreeSize, Sequence<ContentHash> Path)
{
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
        foreach (var sibling in Path)
        {
            if (last == 0)
            {
                return null;
            }

            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                // At the right edge the levels without a sibling are passed over.
                while ((at & 1) == 0 && at != 0)
                {
                    (at, last) = (at >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }
}
