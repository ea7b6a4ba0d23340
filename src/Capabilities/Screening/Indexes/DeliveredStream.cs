// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>A file as it was delivered: its first bytes can be looked at, and what is read is counted and, if asked, hashed.</summary>
internal sealed class DeliveredStream : Stream
{
    private readonly Stream _inner;
    private readonly byte[] _start;
    private readonly int _startLength;
    private readonly IncrementalHash? _hash;
    private int _at;

    public DeliveredStream(Stream inner, int look, Func<ReadOnlyMemory<byte>, bool> hashes)
    {
        _inner = inner;
        _start = new byte[look];
        _startLength = inner.ReadAtLeast(_start, look, throwOnEndOfStream: false);
        _hash = hashes(Start) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    }

    public ReadOnlyMemory<byte> Start => _start.AsMemory(0, _startLength);

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>The hash of the whole file; reads what is left of it.</summary>
    public ContentHash HashToEnd()
    {
        var rest = new byte[1 << 16];
        while (Read(rest) > 0)
        {
        }

        return new ContentHash(_hash!.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_at < _startLength)
        {
            read = Math.Min(buffer.Length, _startLength - _at);
            _start.AsSpan(_at, read).CopyTo(buffer);
            _at += read;
        }
        else
        {
            read = _inner.Read(buffer);
        }

        BytesRead += read;
        _hash?.AppendData(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
