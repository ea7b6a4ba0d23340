// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;

namespace Filiera.Screening;

/// <summary>How an answer index lies in a file. All numbers are little-endian.</summary>
/// <remarks>
/// <code>
///   0  magic            8
///   8  format version   4
///  12  length of body   4
///  16  cipher           4   0 none, 1 AES-256-GCM
///  20  zero             4
///  24  name of the key 16
///  40  salt            32   the cipher's key is derived from the controller's key and this
///  72  body                 what IndexBody says
///      digest          32   Merkle root over version and body (leaf 0) and the plain pieces
///      checksum        32   SHA-256 of everything before it
///      tag             16   of nothing, with the checksum as associated data
///      pieces               each as long as the body says, and a tag of 16 when encrypted
/// </code>
/// A piece is up to <see cref="LinesPerPiece"/> lines, as one count for each and then their entries, or some rare numbers. Its nonce is its
/// number; its associated data is the hash of everything before the digest.
/// </remarks>
internal static class IndexFormat
{
    public const uint Version = 2;
    public const uint NoCipher = 0;
    public const uint AesGcm = 1;
    public const int TagSize = 16;
    public const int SaltSize = 32;
    public const int BodyAt = 72;
    public const int HashSize = 32;
    public const int AfterBody = HashSize + HashSize + TagSize;
    public const int LongestBody = 16 << 20;
    public const int LinesPerPiece = 1 << 14;
    public const int RarePerPiece = 1 << 16;
    public const int RareBytes = sizeof(ulong) + sizeof(ushort);
    public const int LongestPiece = LinesPerPiece * (1 + LineTable.LineBytes);

    private const ulong HeaderNonce = ulong.MaxValue;

    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'F', (byte)'A', (byte)'X', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static ulong NonceOfHeader => HeaderNonce;

    public static int LinePieces(uint lines) => (int)(((long)lines + LineTable.SpareLines + LinesPerPiece - 1) / LinesPerPiece);

    public static int RarePieces(int rare) => (rare + RarePerPiece - 1) / RarePerPiece;

    /// <summary>The lines of a piece, or how many rare numbers are in it.</summary>
    public static int PartsOf(int piece, uint lines, int rare)
    {
        var linePieces = LinePieces(lines);
        return piece < linePieces
            ? (int)Math.Min(LinesPerPiece, (long)lines + LineTable.SpareLines - ((long)piece * LinesPerPiece))
            : Math.Min(RarePerPiece, rare - ((piece - linePieces) * RarePerPiece));
    }

    public static void WriteNonce(Span<byte> nonce, ulong number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, number);
    }
}
