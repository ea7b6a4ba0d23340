// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Screening;

/// <summary>Shows that one decision stands in the sealed log of a day, and nothing of the others. Holds a number: personal data.</summary>
/// <param name="Index">Its place, from zero.</param>
/// <param name="Entry">The decision.</param>
/// <param name="Salt">What it was hashed with.</param>
/// <param name="Path">From the leaf to the root.</param>
public sealed record GateEntryProof(long Index, GateLogEntry Entry, Salt Salt, Sequence<ContentHash> Path)
{
    /// <summary>True when the day holds this decision in this place.</summary>
    public bool Proves(GateDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var bytes = new byte[GateLogForm.Size];
        GateLogForm.Write(Entry, bytes);
        return new InclusionProof(Index, day.Entries, Path).Proves(SaltedCommitment.LeafHash(Salt, bytes), day.Root);
    }

    /// <summary>The decision and nothing of the number.</summary>
    public override string ToString() => $"proof for decision {Entry.Decision}";
}
