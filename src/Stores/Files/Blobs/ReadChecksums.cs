// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>The SHA-256 of each piece of a blob, so that a long one can be verified piece by piece while it is read.</summary>
/// <remarks>
/// On the disk: a line naming the format, the blob's length in 8 bytes big-endian, 32 bytes for each piece, and the SHA-256 of all that.
/// They guard against bit rot and half-written sectors; against forgery the blob's own hash stands, which a reading from start to end checks.
/// </remarks>
internal sealed record ReadChecksums(long Length, Sequence<ContentHash> Pieces)
{
    /// <summary>Bytes in every piece but the last: 1 MiB.</summary>
    public const int PieceSize = 1 << 20;

    private static ReadOnlySpan<byte> Heading => "filiera-sums-1\n"u8;

    /// <summary>How many pieces a blob of that length has; an empty one has one empty piece.</summary>
    public static int PiecesOf(long length) => checked((int)Math.Max(1, (length + PieceSize - 1) / PieceSize));

    /// <summary>Bytes that the checksums of a blob of that length take.</summary>
    public static long FileLength(long length) => Heading.Length + sizeof(long) + ((PiecesOf(length) + 1L) * ContentHash.Size);

    public byte[] ToBytes()
    {
        var bytes = new byte[FileLength(Length)];
        Heading.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(Heading.Length), Length);
        var at = Heading.Length + sizeof(long);
        foreach (var piece in Pieces)
        {
            piece.CopyTo(bytes.AsSpan(at));
            at += ContentHash.Size;
        }

        SHA256.HashData(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Null for anything that is not, in every bit, what was written for a blob of that length.</summary>
    public static ReadChecksums? Read(ReadOnlySpan<byte> bytes, long length)
    {
        var pieces = PiecesOf(length);
        var start = Heading.Length + sizeof(long);
        if (bytes.Length != FileLength(length)
            || !bytes.StartsWith(Heading)
            || BinaryPrimitives.ReadInt64BigEndian(bytes[Heading.Length..]) != length
            || ContentHash.Of(bytes[..^ContentHash.Size]) != new ContentHash(bytes[^ContentHash.Size..]))
        {
            return null;
        }

        var sums = new ContentHash[pieces];
        for (var i = 0; i < pieces; i++)
        {
            sums[i] = new ContentHash(bytes.Slice(start + (i * ContentHash.Size), ContentHash.Size));
        }

        return new ReadChecksums(length, Sequence.Create<ContentHash>(sums));
    }
}
