// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Proofs;

/// <summary>How a signature is made. Every key names its algorithm, so that another can be added without guessing.</summary>
public enum SignatureAlgorithm
{
    /// <summary>Ed25519 (RFC 8032): 32-byte public keys, 64-byte signatures, the same message gives the same signature.</summary>
    Ed25519,

    /// <summary>ECDSA on P-256 with SHA-256 (ES256): 65-byte uncompressed public points, 64-byte signatures r‖s, different at each signing.</summary>
    EcdsaP256,
}
