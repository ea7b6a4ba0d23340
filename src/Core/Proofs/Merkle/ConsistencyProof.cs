// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>Proof that a newer tree begins with everything an older one held (RFC 6962, section 2.1.2).</summary>
/// <param name="OldSize">Leaves in the older tree, at least one: of a tree without leaves nothing can be proved.</param>
/// <param name="NewSize">Leaves in the newer tree.</param>
/// <param name="Path">The hashes from which both roots follow.</param>
public sealed record ConsistencyProof(long OldSize, long NewSize, Sequence<ContentHash> Path)
{
    /// <summary>The subtrees whose roots are the path, in its order: what has to be looked up to make a proof.</summary>
    /// <param name="oldSize">At least one.</param>
    /// <param name="newSize">At least the older size.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such sizes.</exception>
    public static Sequence<Subtree> Parts(long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        return Sequence.From(SubtreeConsistencyProof.Parts(Subtree.Within(0, oldSize), newSize));
    }

    /// <summary>True when both roots follow from the path; false for anything malformed.</summary>
    public bool Proves(ContentHash oldRoot, ContentHash newRoot) => OldSize > 0
        && new SubtreeConsistencyProof(Subtree.Within(0, OldSize), NewSize, Path).Proves(oldRoot, newRoot);
}
