// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>The one secret from which every salt of a tree follows: erase it, and no commitment of that tree can be opened or guessed any more.</summary>
/// <remarks>
/// The salt of leaf i is HMAC-SHA-256 under the secret of the 15 bytes <c>filiera-salt-v1</c> and i in 8 bytes, big-endian. One salt
/// therefore says nothing about another. Dispose it after use: its bytes are then overwritten.
/// </remarks>
public sealed class SaltSecret : IDisposable
{
    /// <summary>Bytes in a secret.</summary>
    public const int Size = 32;

    private const int BlockSize = 64;
    private const int LabelledSize = 15 + sizeof(long);

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

    private static ReadOnlySpan<byte> Label => "filiera-salt-v1"u8;

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
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ObjectDisposedException.ThrowIf(_disposed, this);
        Span<byte> labelled = stackalloc byte[LabelledSize];
        Span<byte> salt = stackalloc byte[Salt.Size];
        Labelled(index, labelled);
        HMACSHA256.HashData(_bytes, labelled, salt);
        return new Salt(salt);
    }

    /// <summary>The salts of many leaves in a row, hashed side by side.</summary>
    /// <param name="first">The first leaf, from zero.</param>
    /// <param name="salts">Filled with 32 bytes for each leaf.</param>
    /// <exception cref="ArgumentException">Not a multiple of 32 bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first index is negative.</exception>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public void SaltsFrom(long first, Span<byte> salts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var count = salts.Length / Salt.Size;
        if (salts.Length % Salt.Size != 0)
        {
            throw new ArgumentException("A salt has 32 bytes.", nameof(salts));
        }

        // HMAC is two hashes, each of a block made of the key and then the message (RFC 2104).
        const int inner = BlockSize + LabelledSize;
        const int outer = BlockSize + Salt.Size;
        var messages = GC.AllocateUninitializedArray<byte>(count * outer, pinned: true);
        for (var i = 0; i < count; i++)
        {
            KeyBlock(0x36, messages.AsSpan(i * inner, BlockSize));
            Labelled(first + i, messages.AsSpan((i * inner) + BlockSize, LabelledSize));
        }

        MultiBufferSha256.HashEqual(messages.AsSpan(0, count * inner), inner, salts);
        for (var i = 0; i < count; i++)
        {
            KeyBlock(0x5C, messages.AsSpan(i * outer, BlockSize));
            salts.Slice(i * Salt.Size, Salt.Size).CopyTo(messages.AsSpan((i * outer) + BlockSize));
        }

        MultiBufferSha256.HashEqual(messages, outer, salts);
        CryptographicOperations.ZeroMemory(messages);
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

    private static void Labelled(long index, Span<byte> target)
    {
        Label.CopyTo(target);
        BinaryPrimitives.WriteInt64BigEndian(target[Label.Length..], index);
    }

    private void KeyBlock(byte pad, Span<byte> target)
    {
        target.Fill(pad);
        for (var i = 0; i < Size; i++)
        {
            target[i] ^= _bytes[i];
        }
    }
}
