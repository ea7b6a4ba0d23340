// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>The keys that sign receipts.</summary>
public static class ReceiptKeys
{
    /// <summary>Signs screening receipts.</summary>
    public static KeyPurpose Purpose { get; } = new("screening-receipt", SignatureAlgorithm.Ed25519);
}
