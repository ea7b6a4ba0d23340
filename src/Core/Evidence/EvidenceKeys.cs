// SPDX-License-Identifier: EUPL-1.2
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>The keys of this room.</summary>
public static class EvidenceKeys
{
    /// <summary>Seals evidence.</summary>
    public static KeyPurpose Purpose { get; } = new("evidence", SignatureAlgorithm.Ed25519);
}
