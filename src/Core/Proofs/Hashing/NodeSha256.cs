// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Proofs;

/// <summary>SHA-256 of a byte and two digests, 65 bytes in all: a node of a Merkle tree, one at a time.</summary>
/// <remarks>
/// A proof is checked node after node, each needing the one before, so that lanes do not help. The compression function of libcrypto is
/// called twice without the cost of a one-shot call; where it is not there, or does not give the right digest, the system's own is used.
/// </remarks>
internal static unsafe class NodeSha256
{
    private const int BlockSize = Sha256Compression.BlockSize;

    /// <summary>True when libcrypto's compression function is used.</summary>
    public static bool IsNative => Sha256Compression.IsNative;

    /// <summary>The digest of prefix, left and right.</summary>
    public static ContentHash Hash(byte prefix, in ContentHash left, in ContentHash right) =>
        Sha256Compression.IsNative ? HashNative(prefix, left, right) : HashPortable(prefix, left, right);

    internal static ContentHash HashPortable(byte prefix, in ContentHash left, in ContentHash right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * ContentHash.Size)];
        Span<byte> digest = stackalloc byte[ContentHash.Size];
        bytes[0] = prefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + ContentHash.Size)..]);
        SHA256.HashData(bytes, digest);
        return new ContentHash(digest);
    }

    [SkipLocalsInit]
    private static ContentHash HashNative(byte prefix, in ContentHash left, in ContentHash right)
    {
        var compress = Sha256Compression.Function;
        var state = stackalloc uint[Sha256Compression.ContextSize / sizeof(uint)];
        var bytes = stackalloc byte[2 * BlockSize];
        Sha256Constants.Start.CopyTo(new Span<uint>(state, 8));
        bytes[0] = prefix;
        left.CopyTo(new Span<byte>(bytes + 1, ContentHash.Size));
        right.CopyTo(new Span<byte>(bytes + 1 + ContentHash.Size, ContentHash.Size));

        // The last byte of the message, the end mark, zeros, and 520 bits.
        bytes[65] = 0x80;
        new Span<byte>(bytes + 66, 54).Clear();
        BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(bytes + 120, 8), 8 * 65);
        Sha256Compression.EmptyWideRegisters(state);
        compress(state, bytes);
        compress(state, bytes + BlockSize);
        Sha256Compression.Write(state, new Span<byte>(bytes, ContentHash.Size));
        return new ContentHash(new ReadOnlySpan<byte>(bytes, ContentHash.Size));
    }
}
