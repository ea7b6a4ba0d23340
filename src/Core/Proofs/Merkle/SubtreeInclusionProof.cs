// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that one leaf is in a subtree.</summary>
/// <param name="Index">The leaf's place in the whole tree, from zero.</param>
/// <param name="Subtree">The subtree.</param>
/// <param name="Path">The siblings met on the way from the leaf to the subtree's root.</param>
public sealed record SubtreeInclusionProof(long Index, Subtree Subtree, Sequence<ContentHash> Path)
{
    /// <summary>True when the leaf, the path and the root fit together; false for anything malformed.</summary>
    public bool Proves(ContentHash leafHash, ContentHash subtreeRoot) =>
        new InclusionProof(Index - Subtree.Start, Subtree.Size, Path).Proves(leafHash, subtreeRoot);
}
