// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Screening;

/// <summary>Hashes an index and writes it, piece by piece, on several threads.</summary>
internal static unsafe class IndexWriter
{
    /// <summary>The body of an index whose info lacks its digest, and that digest.</summary>
    public static (IndexBody Body, ContentHash Digest) Seal(AnswerIndexInfo info, Sequence<Stamp> stamps, NumberTable16 table, int threads)
    {
        var lines = table.Lines;
        var lengths = new int[IndexFormat.LinePieces(lines.Lines) + IndexFormat.RarePieces(table.Rare.Count)];
        var leaves = new ContentHash[1 + lengths.Length];
        ForEachPiece(lengths.Length, threads, (piece, buffer, _) =>
        {
            lengths[piece] = Pack(table, piece, buffer);
            leaves[1 + piece] = MerkleHash.Leaf(new ReadOnlySpan<byte>(buffer, lengths[piece]));
        });
        var body = new IndexBody(info, stamps, lines.Hash.Seed, lines.Lines, lines.Count, table.Rare.Count, Sequence.Create<int>(lengths));
        leaves[0] = LeafOf(body.ToBytes());
        var digest = MerkleTree.OverLeafHashes(leaves).Root;
        return (body with { Info = info with { Digest = digest } }, digest);
    }

    public static ContentHash LeafOf(ReadOnlySpan<byte> body)
    {
        var leaf = new byte[sizeof(uint) + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(leaf, IndexFormat.Version);
        body.CopyTo(leaf.AsSpan(sizeof(uint)));
        return MerkleHash.Leaf(leaf);
    }

    /// <summary>Writes a sealed index to an empty file.</summary>
    /// <returns>The length of the file.</returns>
    public static long Write(SafeFileHandle file, IndexBody body, NumberTable16 table, IndexKey? key, int threads)
    {
        var header = HeaderOf(body, key);
        using var ofHeader = Cipher();
        var associated = Finish(header, body.Info.Digest, ofHeader);
        var tag = key is null ? 0 : IndexFormat.TagSize;
        var offsets = new long[body.Pieces.Count + 1];
        offsets[0] = header.Length;
        for (var i = 0; i < body.Pieces.Count; i++)
        {
            offsets[i + 1] = offsets[i] + body.Pieces[i] + tag;
        }

        RandomAccess.SetLength(file, offsets[^1]);
        ForEachPiece(body.Pieces.Count, threads, (piece, buffer, cipher) =>
        {
            var plain = new Span<byte>(buffer, Pack(table, piece, buffer));
            if (cipher is null)
            {
                RandomAccess.Write(file, plain, offsets[piece]);
                return;
            }

            // In place, behind it the tag: the buffer has room for both.
            Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
            IndexFormat.WriteNonce(nonce, (ulong)piece);
            cipher.Encrypt(nonce, plain, plain, new Span<byte>(buffer + plain.Length, IndexFormat.TagSize), associated);

            RandomAccess.Write(file, new ReadOnlySpan<byte>(buffer, plain.Length + IndexFormat.TagSize), offsets[piece]);
        }, Cipher);
        RandomAccess.Write(file, header, 0);
        return offsets[^1];

        AesGcm? Cipher() => key?.CipherOf(header.AsSpan(IndexFormat.BodyAt - IndexFormat.SaltSize, IndexFormat.SaltSize));
    }

    /// <summary>Packs a piece; up to 64 bytes after it are overwritten.</summary>
    private static int Pack(NumberTable16 table, int piece, byte* buffer)
    {
        var parts = IndexFormat.PartsOf(piece, table.Lines.Lines, table.Rare.Count);
        var linePieces = IndexFormat.LinePieces(table.Lines.Lines);
        return piece < linePieces
            ? IndexPieces.Pack(table.Lines.Start + ((long)piece * IndexFormat.LinesPerPiece * LineTable.LineBytes), parts, buffer)
            : IndexPieces.PackRare(
                table.Rare, (piece - linePieces) * IndexFormat.RarePerPiece, parts, new Span<byte>(buffer, IndexFormat.LongestPiece));
    }

    private static byte[] HeaderOf(IndexBody body, IndexKey? key)
    {
        var bytes = body.ToBytes();
        var header = new byte[IndexFormat.BodyAt + bytes.Length + IndexFormat.AfterBody];
        IndexFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), IndexFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), key is null ? IndexFormat.NoCipher : IndexFormat.AesGcm);
        if (key is not null)
        {
            key.Id().CopyTo(header, 24);
            RandomNumberGenerator.Fill(header.AsSpan(IndexFormat.BodyAt - IndexFormat.SaltSize, IndexFormat.SaltSize));
        }

        bytes.CopyTo(header, IndexFormat.BodyAt);
        return header;
    }

    /// <summary>Adds digest, checksum and tag; gives the associated data of the pieces.</summary>
    private static byte[] Finish(byte[] header, ContentHash digest, AesGcm? cipher)
    {
        var digestAt = header.Length - IndexFormat.AfterBody;
        digest.CopyTo(header.AsSpan(digestAt));
        var checksumAt = digestAt + IndexFormat.HashSize;
        SHA256.HashData(header.AsSpan(0, checksumAt), header.AsSpan(checksumAt, IndexFormat.HashSize));
        if (cipher is not null)
        {
            Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
            IndexFormat.WriteNonce(nonce, IndexFormat.NonceOfHeader);
            cipher.Encrypt(nonce, [], [], header.AsSpan(header.Length - IndexFormat.TagSize), header.AsSpan(checksumAt, IndexFormat.HashSize));
        }

        return SHA256.HashData(header.AsSpan(0, digestAt));
    }

    private delegate void PieceWork(int piece, byte* buffer, AesGcm? cipher);

    private static void ForEachPiece(int pieces, int threads, PieceWork work, Func<AesGcm?>? newCipher = null)
    {
        var next = -1;
        Workers.Run(threads, _ =>
        {
            using var buffer = new NativeBlock(IndexFormat.LongestPiece + LineTable.LineBytes);
            using var cipher = newCipher?.Invoke();
            int piece;
            while ((piece = Interlocked.Increment(ref next)) < pieces)
            {
                work(piece, buffer.Start, cipher);
            }
        });
    }
}
