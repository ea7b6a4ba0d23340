// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Proofs;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Screening;

/// <summary>Reads and verifies an index, its header first, then its pieces on several threads.</summary>
internal sealed unsafe class IndexFileReader
{
    private readonly SafeFileHandle _file;
    private readonly long _length;
    private byte[] _header = [];
    private IndexBody? _body;

    private IndexFileReader(SafeFileHandle file)
    {
        _file = file;
        _length = RandomAccess.GetLength(file);
    }

    private int DigestAt => _header.Length - IndexFormat.AfterBody;

    private ReadOnlySpan<byte> Checksum => _header.AsSpan(DigestAt + IndexFormat.HashSize, IndexFormat.HashSize);

    private bool IsEncrypted => BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(16)) == IndexFormat.AesGcm;

    private IndexBody Body => _body!;

    public static Result<IndexBody> ReadHeader(SafeFileHandle file)
    {
        var reader = new IndexFileReader(file);
        return reader.Header() is { } refusal ? new Result<IndexBody>.Refused([refusal]) : reader.Body;
    }

    public static Result<(IndexBody Body, NumberTable16 Table)> Read(SafeFileHandle file, IndexKey? key, int threads)
    {
        var reader = new IndexFileReader(file);
        if ((reader.Header() ?? reader.Key(key)) is { } refusal)
        {
            return new Result<(IndexBody, NumberTable16)>.Refused([refusal]);
        }

        return reader.Pieces(reader.IsEncrypted ? key : null, threads) is { } table ? (reader.Body, table) : new AnswerIndexDamaged();
    }

    private Refusal? Header()
    {
        Span<byte> start = stackalloc byte[IndexFormat.BodyAt];
        var read = RandomAccess.Read(_file, start, 0);
        var magic = IndexFormat.Magic;
        if (!start[..Math.Min(read, magic.Length)].SequenceEqual(magic[..Math.Min(read, magic.Length)]) || read == 0)
        {
            return new NotAnAnswerIndex();
        }

        if (read < start.Length)
        {
            return new AnswerIndexTruncated();
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (version != IndexFormat.Version)
        {
            return new AnswerIndexOfOtherVersion(version);
        }

        var bodyLength = BinaryPrimitives.ReadInt32LittleEndian(start[12..]);
        if (bodyLength is < 0 or > IndexFormat.LongestBody)
        {
            return new AnswerIndexDamaged();
        }

        if (_length < IndexFormat.BodyAt + bodyLength + IndexFormat.AfterBody)
        {
            return new AnswerIndexTruncated();
        }

        _header = new byte[IndexFormat.BodyAt + bodyLength + IndexFormat.AfterBody];
        return !Fill(_header, 0) ? new AnswerIndexTruncated() : CheckHeader();
    }

    private Refusal? CheckHeader()
    {
        var cipher = BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(16));
        var digest = new ContentHash(_header.AsSpan(DigestAt, IndexFormat.HashSize));
        if (!SHA256.HashData(_header.AsSpan(0, DigestAt + IndexFormat.HashSize)).AsSpan().SequenceEqual(Checksum)
            || cipher is not (IndexFormat.NoCipher or IndexFormat.AesGcm)
            || (cipher == IndexFormat.NoCipher && _header.AsSpan(_header.Length - IndexFormat.TagSize).ContainsAnyExcept((byte)0))
            || IndexBody.Read(_header.AsSpan(IndexFormat.BodyAt..DigestAt), digest) is not { } body)
        {
            return new AnswerIndexDamaged();
        }

        _body = body;
        var tag = IsEncrypted ? IndexFormat.TagSize : 0;
        var expected = _header.Length + body.Pieces.Sum(piece => (long)piece + tag);
        return _length < expected ? new AnswerIndexTruncated() : _length > expected ? new AnswerIndexDamaged() : null;
    }

    private Refusal? Key(IndexKey? key)
    {
        if (!IsEncrypted)
        {
            return null;
        }

        if (key is null)
        {
            return new IndexKeyMissing();
        }

        if (!key.Id().AsSpan().SequenceEqual(_header.AsSpan(24, IndexKey.IdSize)))
        {
            return new IndexKeyIsAnother();
        }

        using var cipher = Cipher(key);
        return Decrypts(cipher, IndexFormat.NonceOfHeader, [], [], _header.AsSpan(_header.Length - IndexFormat.TagSize), Checksum)
            ? null
            : new AnswerIndexDamaged();
    }

    private NumberTable16? Pieces(IndexKey? key, int threads)
    {
        var block = new NativeBlock(LineTable.BytesOf(Body.Lines));
        var digits = new ulong[Body.Rare];
        var payloads = new uint[Body.Rare];
        var leaves = new ContentHash[1 + Body.Pieces.Count];
        leaves[0] = IndexWriter.LeafOf(_header.AsSpan(IndexFormat.BodyAt..DigestAt));
        var offsets = Offsets(key is null ? 0 : IndexFormat.TagSize);
        var associated = SHA256.HashData(_header.AsSpan(0, DigestAt));
        var next = -1;
        var damaged = false;
        Workers.Run(threads, _ =>
        {
            using var cipher = key is null ? null : Cipher(key);
            using var buffer = new NativeBlock(IndexFormat.LongestPiece + LineTable.LineBytes);
            int piece;
            while (!Volatile.Read(ref damaged) && (piece = Interlocked.Increment(ref next)) < Body.Pieces.Count)
            {
                var plain = new Span<byte>(buffer.Start, Body.Pieces[piece]);
                if (!Load(cipher, piece, offsets[piece], plain, associated) || !Place(piece, buffer.Start, block.Start, digits, payloads))
                {
                    Volatile.Write(ref damaged, true);
                    return;
                }

                leaves[1 + piece] = MerkleHash.Leaf(plain);
            }
        });

        if (!damaged && MerkleTree.OverLeafHashes(leaves).Root == Body.Info.Digest && EndsOpen(block) && Ascends(digits))
        {
            return new NumberTable16(
                new LineTable(block, Body.Lines, new OrdinalHash(Body.Seed), Body.Entries), new RareNumbers(digits, payloads));
        }

        block.Dispose();
        return null;
    }

    private bool Load(AesGcm? cipher, int piece, long offset, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        if (cipher is null)
        {
            return Fill(plain, offset);
        }

        var stored = ArrayPool<byte>.Shared.Rent(plain.Length + IndexFormat.TagSize);
        try
        {
            var content = stored.AsSpan(0, plain.Length + IndexFormat.TagSize);
            return Fill(content, offset)
                && Decrypts(cipher, (ulong)piece, content[..plain.Length], plain, content[plain.Length..], associated);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    private bool Place(int piece, byte* plain, byte* lines, ulong[] digits, uint[] payloads)
    {
        var parts = IndexFormat.PartsOf(piece, Body.Lines, Body.Rare);
        var linePieces = IndexFormat.LinePieces(Body.Lines);
        var most = (uint)Body.Stamps.Count * 2;
        if (piece < linePieces)
        {
            var to = lines + ((long)piece * IndexFormat.LinesPerPiece * LineTable.LineBytes);
            return IndexPieces.Unpack(plain, Body.Pieces[piece], to, parts, most);
        }

        var first = (piece - linePieces) * IndexFormat.RarePerPiece;
        IndexPieces.UnpackRare(new ReadOnlySpan<byte>(plain, Body.Pieces[piece]), digits.AsSpan(first, parts), payloads.AsSpan(first, parts));
        return !payloads.AsSpan(first, parts).ContainsAnyExceptInRange(1u, most);
    }

    // A search ends at the last line at the latest, for that one is never full.
    private static bool EndsOpen(NativeBlock lines) => ((uint*)(lines.Start + lines.Length))[-1] == 0;

    private static bool Ascends(ulong[] digits)
    {
        for (var i = 1; i < digits.Length; i++)
        {
            if (digits[i] <= digits[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private long[] Offsets(int tag)
    {
        var offsets = new long[Body.Pieces.Count];
        long at = _header.Length;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = at;
            at += Body.Pieces[i] + tag;
        }

        return offsets;
    }

    private AesGcm Cipher(IndexKey key) => key.CipherOf(_header.AsSpan(IndexFormat.BodyAt - IndexFormat.SaltSize, IndexFormat.SaltSize));

    private bool Fill(Span<byte> buffer, long offset)
    {
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(_file, buffer, offset);
            if (read == 0)
            {
                return false;
            }

            buffer = buffer[read..];
            offset += read;
        }

        return true;
    }

    private static bool Decrypts(
        AesGcm cipher, ulong number, ReadOnlySpan<byte> content, Span<byte> plain, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        IndexFormat.WriteNonce(nonce, number);
        try
        {
            cipher.Decrypt(nonce, content, tag, plain, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
