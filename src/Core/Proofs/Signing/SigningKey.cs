// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>A private key in memory: hold it no longer than a signing needs, then dispose it; its secret is then overwritten.</summary>
/// <remarks>Not safe for use by several threads at once while being disposed. Never written by <see cref="ToString"/>.</remarks>
public sealed class SigningKey : ISigner, IDisposable
{
    /// <summary>Bytes in a secret, of either algorithm: an Ed25519 seed or a P-256 scalar.</summary>
    public const int SecretSize = 32;

    // Pinned, so that no copy is left behind when memory is compacted.
    private readonly byte[] _secret = GC.AllocateArray<byte>(SecretSize, pinned: true);
    private readonly Ed25519Key? _ed25519;
    private readonly ECDsa? _ecdsa;
    private bool _disposed;

    private SigningKey(SignatureAlgorithm algorithm, ReadOnlySpan<byte> secret)
    {
        secret.CopyTo(_secret);
        if (algorithm == SignatureAlgorithm.Ed25519)
        {
            _ed25519 = Ed25519Key.Open(_secret);
            Key = new VerificationKey(algorithm, _ed25519.PublicKey());
        }
        else
        {
            _ecdsa = EcdsaP256.Open(_secret);
            Key = new VerificationKey(algorithm, EcdsaP256.PublicKey(_ecdsa));
        }
    }

    /// <inheritdoc/>
    public VerificationKey Key { get; }

    /// <summary>A new key from the system's random source.</summary>
    /// <returns>The key, or <see cref="Ed25519CannotSignHere"/>.</returns>
    public static Result<SigningKey> Generate(SignatureAlgorithm algorithm)
    {
        Span<byte> secret = stackalloc byte[SecretSize];
        try
        {
            while (true)
            {
                RandomNumberGenerator.Fill(secret);
                if (FromSecret(algorithm, secret) is var key && key is not Result<SigningKey>.Refused { Refusals: [SecretUnusable] })
                {
                    return key;
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The key with that secret; the caller's copy stays the caller's to erase.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="secret">Ed25519: the 32-byte seed. P-256: the scalar, 32 bytes big-endian, from 1 to the order less one.</param>
    /// <returns>The key, <see cref="SecretUnusable"/>, or <see cref="Ed25519CannotSignHere"/> where the system has no libcrypto 3.</returns>
    public static Result<SigningKey> FromSecret(SignatureAlgorithm algorithm, ReadOnlySpan<byte> secret)
    {
        if (secret.Length != SecretSize || (algorithm == SignatureAlgorithm.EcdsaP256 && !EcdsaP256.IsScalar(secret)))
        {
            return new SecretUnusable();
        }

        return algorithm == SignatureAlgorithm.Ed25519 && !LibCrypto.IsAvailable
            ? new Ed25519CannotSignHere()
            : new SigningKey(algorithm, secret);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _ed25519 is not null
            ? _ed25519.Sign(message)
            : _ecdsa!.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Writes the secret for safe keeping; erase the copy after use.</summary>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="SecretSize"/>.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public void ExportSecret(Span<byte> target)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _secret.CopyTo(target);
    }

    /// <summary>The key's id; never the secret.</summary>
    public override string ToString() => "signing key " + Key.Id;

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_secret);
        _ed25519?.Dispose();
        _ecdsa?.Dispose();
    }
}
