// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that a newer tree begins with everything an older one held (RFC 6962, section 2.1.2).</summary>
/// <param name="OldSize">Leaves in the older tree, at least one: of a tree without leaves nothing can be proved.</param>
/// <param name="NewSize">Leaves in the newer tree.</param>
/// <param name="Path">The hashes from which both roots follow.</param>
public sealed record ConsistencyProof(long OldSize, long NewSize, Sequence<ContentHash> Path)
{
    /// <summary>True when both roots follow from the path; false for anything malformed.</summary>
    public bool Proves(ContentHash oldRoot, ContentHash newRoot) => OldSize > 0
        && new SubtreeConsistencyProof(Subtree.Within(0, OldSize), NewSize, Path).Proves(oldRoot, newRoot);
}
