// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Security.Cryptography;
using Filiera.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Filiera.Stores.Files;

/// <summary>Writes a draft piece by piece and hashes it on the way. Closing it closes nothing: the draft decides.</summary>
/// <remarks>A piece is written out when more follows it, so the last one, empty or full, is always still in memory at the end.</remarks>
internal sealed class DraftStream(SafeFileHandle file) : Stream
{
    private readonly byte[] _piece = ArrayPool<byte>.Shared.Rent(ReadChecksums.PieceSize);
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ContentHash> _pieces = [];
    private int _filled;
    private long _written;
    private bool _stopped;
    private bool _released;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_stopped;

    public override long Length => _written + _filled;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Writes what is left, flushes the file to the disk, and says what the content was.</summary>
    public async Task<(ContentHash Hash, ReadChecksums Checksums)> FinishAsync(CancellationToken ct)
    {
        await WritePieceAsync(ct);
        _stopped = true;
        await Disk.WriteAsync(() => Task.Run(() => RandomAccess.FlushToDisk(file), ct));
        return (new ContentHash(_whole.GetCurrentHash()), new ReadChecksums(_written, Sequence.From(_pieces)));
    }

    /// <summary>Gives the memory back, wiped: the content may be personal data.</summary>
    public void Release()
    {
        _stopped = true;
        if (!_released)
        {
            _released = true;
            _whole.Dispose();
            CryptographicOperations.ZeroMemory(_piece.AsSpan(0, (int)Math.Min(Length, ReadChecksums.PieceSize)));
            ArrayPool<byte>.Shared.Return(_piece);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RequireOpen();
        for (var rest = buffer[Fill(buffer)..]; !rest.IsEmpty; rest = rest[Fill(rest)..])
        {
            WritePiece();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RequireOpen();
        for (var rest = buffer[Fill(buffer.Span)..]; !rest.IsEmpty; rest = rest[Fill(rest.Span)..])
        {
            await WritePieceAsync(cancellationToken);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void WriteByte(byte value) => Write([value]);

    /// <summary>Does nothing: only a commit puts content on the disk.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Fill(ReadOnlySpan<byte> from)
    {
        var taken = Math.Min(from.Length, ReadChecksums.PieceSize - _filled);
        from[..taken].CopyTo(_piece.AsSpan(_filled));
        _filled += taken;
        return taken;
    }

    private void WritePiece()
    {
        var piece = BeginPiece();
        Hash(piece.Span);
        Disk.Write(() => RandomAccess.Write(file, piece.Span, _written));
        EndPiece(piece.Length);
    }

    private async Task WritePieceAsync(CancellationToken ct)
    {
        var piece = BeginPiece();

        // Hashed while the disk is at work.
        var writing = Disk.WriteAsync(() => RandomAccess.WriteAsync(file, piece, _written, ct).AsTask());
        Hash(piece.Span);
        await writing;
        EndPiece(piece.Length);
    }

    // Until the piece is on its way whole, the stream counts as stopped: after a failed or cancelled write nothing can be committed.
    private ReadOnlyMemory<byte> BeginPiece()
    {
        RequireOpen();
        _stopped = true;
        return _piece.AsMemory(0, _filled);
    }

    private void Hash(ReadOnlySpan<byte> piece)
    {
        _whole.AppendData(piece);
        _pieces.Add(_pieces.Count == 0 ? new ContentHash(_whole.GetCurrentHash()) : ContentHash.Of(piece));
    }

    private void EndPiece(int length)
    {
        _written += length;
        _filled = 0;
        _stopped = false;
    }

    private void RequireOpen()
    {
        if (_stopped)
        {
            throw new InvalidOperationException("The draft is committed or disposed, or an earlier write failed.");
        }
    }
}
