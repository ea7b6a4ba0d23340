// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>The one secret from which every salt of a tree follows: erase it, and no commitment of that tree can be opened or guessed any more.</summary>
/// <remarks>
/// The salts are the key stream of AES-256 in counter mode, counting from zero, 32 bytes for each leaf; its key is HMAC-SHA-256 under the
/// secret of the 15 bytes <c>filiera-salt-v2</c>. One salt therefore says nothing about another. Dispose it after use: its bytes are then
/// overwritten.
/// </remarks>
public sealed class SaltSecret : IDisposable
{
    /// <summary>Bytes in a secret.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes = GC.AllocateArray<byte>(Size, pinned: true);
    private bool _disposed;

    /// <param name="bytes">The 32 bytes; the caller's copy stays the caller's to erase.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public SaltSecret(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException("A secret has 32 bytes.", nameof(bytes));
        }

        bytes.CopyTo(_bytes);
    }

    private static ReadOnlySpan<byte> Label => "filiera-salt-v2"u8;

    /// <summary>A new secret from the system's random source.</summary>
    public static SaltSecret Generate()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomNumberGenerator.Fill(bytes);
        var secret = new SaltSecret(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }

    /// <summary>The salt of one leaf.</summary>
    /// <param name="index">The leaf, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public Salt SaltOf(long index)
    {
        Span<byte> salt = stackalloc byte[Salt.Size];
        SaltsFrom(index, salt);
        return new Salt(salt);
    }

    /// <summary>The salts of many leaves in a row.</summary>
    /// <param name="first">The first leaf, from zero.</param>
    /// <param name="salts">Filled with 32 bytes for each leaf.</param>
    /// <exception cref="ArgumentException">Not a multiple of 32 bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first index is negative.</exception>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public void SaltsFrom(long first, Span<byte> salts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        if (salts.Length % Salt.Size != 0)
        {
            throw new ArgumentException("A salt has 32 bytes.", nameof(salts));
        }

        using var stream = Stream();
        while (!salts.IsEmpty)
        {
            var some = stream.From(first, salts.Length / Salt.Size);
            some.CopyTo(salts);
            salts = salts[some.Length..];
            first += some.Length / Salt.Size;
        }
    }

    /// <summary>Writes the secret for keeping it apart from what it salts; erase the copy after use.</summary>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="Size"/>.</exception>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public void Export(Span<byte> target)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _bytes.CopyTo(target);
    }

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => "(secret)";

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    /// <summary>The salts in order, for one thread; the caller disposes it.</summary>
    internal SaltStream Stream()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Span<byte> key = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_bytes, Label, key);
        var stream = new SaltStream(key);
        CryptographicOperations.ZeroMemory(key);
        return stream;
    }
}
