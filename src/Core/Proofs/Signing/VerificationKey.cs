// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A public key together with its algorithm: all that is needed to check a signature, offline.</summary>
/// <remarks>Equal when algorithm and bytes are equal. A key of the right length that is no usable point is accepted here and verifies nothing.</remarks>
public sealed record VerificationKey
{
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="publicKey">Ed25519: 32 bytes. P-256: the uncompressed point, 0x04 and 64 bytes.</param>
    /// <exception cref="ArgumentException">Not of the algorithm's length and form.</exception>
    public VerificationKey(SignatureAlgorithm algorithm, ReadOnlySpan<byte> publicKey)
    {
        if (!IsForm(algorithm, publicKey))
        {
            throw new ArgumentException("Not a public key of this algorithm.", nameof(publicKey));
        }

        Algorithm = algorithm;
        PublicKey = Sequence.Create(publicKey);
        Id = KeyId.Of(Name(algorithm), publicKey);
    }

    /// <summary>How signatures by this key are checked.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>The public key's bytes.</summary>
    public Sequence<byte> PublicKey { get; }

    /// <summary>The short name.</summary>
    public KeyId Id { get; }

    /// <summary>True when the signature is this key's over exactly these bytes; false for anything malformed.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => signature.Length == 64 && Algorithm switch
    {
        SignatureAlgorithm.Ed25519 => Ed25519Often.Verify(this, message, signature),
        SignatureAlgorithm.EcdsaP256 => EcdsaP256.Verify(PublicKey.AsSpan(), message, signature),
        _ => false,
    };

    /// <summary>The key as JSON: <c>algorithm</c> (<c>ed25519</c> or <c>ecdsa-p256-sha256</c>) and <c>public_key</c> in base64.</summary>
    public Json.Map ToJson() =>
        Json.Object(("algorithm", Name(Algorithm)), ("public_key", Convert.ToBase64String(PublicKey.AsSpan())));

    /// <summary>Reads those two members of a map; others are passed over.</summary>
    /// <returns>The key, or <see cref="KeyUnreadable"/>.</returns>
    public static Result<VerificationKey> Read(Json json)
    {
        if (json is not Json.Map map || map["algorithm"] is not Json.Text name || map["public_key"] is not Json.Text key)
        {
            return new KeyUnreadable();
        }

        SignatureAlgorithm? algorithm = name.Value switch
        {
            Ed25519Name => SignatureAlgorithm.Ed25519,
            EcdsaP256Name => SignatureAlgorithm.EcdsaP256,
            _ => null,
        };
        Span<byte> bytes = stackalloc byte[128];
        return algorithm is { } known && Convert.TryFromBase64String(key.Value, bytes, out var length) && IsForm(known, bytes[..length])
            ? new VerificationKey(known, bytes[..length])
            : new KeyUnreadable();
    }

    private const string Ed25519Name = "ed25519";
    private const string EcdsaP256Name = "ecdsa-p256-sha256";

    private static string Name(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.Ed25519 => Ed25519Name,
        SignatureAlgorithm.EcdsaP256 => EcdsaP256Name,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not an algorithm."),
    };

    private static bool IsForm(SignatureAlgorithm algorithm, ReadOnlySpan<byte> publicKey) => algorithm switch
    {
        SignatureAlgorithm.Ed25519 => publicKey.Length == Ed25519.PublicKeySize,
        SignatureAlgorithm.EcdsaP256 => publicKey.Length == EcdsaP256.PublicKeySize && publicKey[0] == 4,
        _ => false,
    };
}
