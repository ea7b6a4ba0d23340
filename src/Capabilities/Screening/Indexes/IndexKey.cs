// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Screening;

/// <summary>The secret that makes the answer indexes of one controller readable: without it they are noise for good.</summary>
/// <remarks>Its bytes are overwritten on disposal. Its text never shows them.</remarks>
public sealed class IndexKey : IDisposable
{
    /// <summary>Bytes in a key.</summary>
    public const int Size = 32;

    internal const int IdSize = 16;
    private readonly byte[] _secret = new byte[Size];

    /// <param name="secret">The 32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public IndexKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Size)
        {
            throw new ArgumentException($"A key has {Size} bytes.", nameof(secret));
        }

        secret.CopyTo(_secret);
    }

    /// <summary>A new key.</summary>
    public static IndexKey Generate()
    {
        Span<byte> secret = stackalloc byte[Size];
        RandomNumberGenerator.Fill(secret);
        try
        {
            return new IndexKey(secret);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Writes the 32 bytes, for a store to keep.</summary>
    /// <exception cref="ArgumentException">The target is shorter than that.</exception>
    public void ExportSecret(Span<byte> target) => _secret.CopyTo(target);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);

    /// <summary>Says that it is a key, and nothing of it.</summary>
    public override string ToString() => "index key";

    /// <summary>Tells keys apart without saying anything about them.</summary>
    internal byte[] Id() => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, IdSize, [], "filiera answer index: name of the key"u8.ToArray());

    /// <summary>The cipher of one file.</summary>
    internal AesGcm CipherOf(ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, key, salt, "filiera answer index: content"u8);
        try
        {
            return new AesGcm(key, IndexFormat.TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
