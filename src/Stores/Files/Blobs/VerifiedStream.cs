// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Files;

/// <summary>Reads a blob and verifies each piece before a byte of it is handed out.</summary>
/// <remarks>Read from start to end, the whole is verified against the blob's hash too, before its last piece is handed out.</remarks>
internal sealed class VerifiedStream(FileStream file, ContentHash hash, ReadChecksums checksums) : Stream
{
    private const int NoPiece = -1;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(checksums.Length, 1, ReadChecksums.PieceSize));
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _loaded = NoPiece;
    private int _readInOrder;
    private long _position;
    private bool _forged;
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override bool CanSeek => !_disposed;

    public override bool CanWrite => false;

    public override long Length => checksums.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <summary>Reads and verifies the first piece, so that damage to a short blob shows when it is opened.</summary>
    public void LoadFirst() => Load(0);

    public override int Read(Span<byte> buffer)
    {
        if (NeededPiece(buffer.Length) is { } piece)
        {
            Load(piece);
        }

        return HandOut(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (NeededPiece(buffer.Length) is { } piece)
        {
            _loaded = NoPiece;
            var target = Target(piece);
            var read = 0;
            for (var n = 1; n > 0 && read < target.Length; read += n)
            {
                n = await RandomAccess.ReadAsync(file.SafeFileHandle, target[read..], Start(piece) + read, cancellationToken);
            }

            Accept(piece, target.Span[..read]);
        }

        return HandOut(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _whole.Dispose();
            file.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        }

        base.Dispose(disposing);
    }

    private static long Start(int piece) => (long)piece * ReadChecksums.PieceSize;

    private int? NeededPiece(int wanted)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var piece = _position < Length ? (int)(_position / ReadChecksums.PieceSize) : NoPiece;
        return wanted == 0 || piece == NoPiece || piece == _loaded ? null : piece;
    }

    private Memory<byte> Target(int piece) =>
        _buffer.AsMemory(0, (int)Math.Min(ReadChecksums.PieceSize, Length - Start(piece)));

    private void Load(int piece)
    {
        _loaded = NoPiece;
        var target = Target(piece).Span;
        var read = 0;
        for (var n = 1; n > 0 && read < target.Length; read += n)
        {
            n = RandomAccess.Read(file.SafeFileHandle, target[read..], Start(piece) + read);
        }

        Accept(piece, target[..read]);
    }

    private void Accept(int piece, ReadOnlySpan<byte> read)
    {
        if (_forged || read.Length != Target(piece).Length || ContentHash.Of(read) != checksums.Pieces[piece])
        {
            throw new BlobDamagedException(hash);
        }

        if (piece == _readInOrder)
        {
            _whole.AppendData(read);
            _readInOrder++;
            if (_readInOrder == checksums.Pieces.Count && new ContentHash(_whole.GetCurrentHash()) != hash)
            {
                _forged = true;
                throw new BlobDamagedException(hash);
            }
        }

        _loaded = piece;
    }

    private int HandOut(Span<byte> buffer)
    {
        if (_loaded == NoPiece || buffer.IsEmpty || _position >= Length)
        {
            return 0;
        }

        var from = Target(_loaded).Span[(int)(_position - Start(_loaded))..];
        var count = Math.Min(from.Length, buffer.Length);
        from[..count].CopyTo(buffer);
        _position += count;
        return count;
    }
}
