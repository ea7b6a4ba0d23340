// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Security.Cryptography;

namespace Filiera.Screening;

/// <summary>The content of a gzip file, read to its end or not at all.</summary>
/// <remarks>
/// <see cref="GZipStream"/> takes a file that breaks off for one that ends there. So a last member of random bytes is put behind the file: it
/// comes out only when all before it was whole.
/// </remarks>
internal sealed class UnpackedStream : Stream
{
    private const int MarkLength = 16;
    private readonly byte[] _mark = RandomNumberGenerator.GetBytes(MarkLength);
    private readonly byte[] _held = new byte[1 << 16];
    private readonly GZipStream _gzip;
    private int _at;
    private int _length;
    private bool _ended;

    public UnpackedStream(Stream packed) => _gzip = new GZipStream(new Followed(packed, Pack(_mark)), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file breaks off, or is no gzip file to its end.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _length - _at <= MarkLength)
        {
            Fill();
        }

        var ready = Math.Min(buffer.Length, _length - _at - MarkLength);
        if (ready <= 0)
        {
            return !buffer.IsEmpty && !_held.AsSpan(_at, _length - _at).SequenceEqual(_mark)
                ? throw new InvalidDataException("The compressed file breaks off.")
                : 0;
        }

        _held.AsSpan(_at, ready).CopyTo(buffer);
        _at += ready;
        return ready;
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
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private void Fill()
    {
        _held.AsSpan(_at, _length - _at).CopyTo(_held);
        (_at, _length) = (0, _length - _at);
        var read = _gzip.Read(_held.AsSpan(_length));
        _ended = read == 0;
        _length += read;
    }

    /// <summary>One stream, then some bytes.</summary>
    private sealed class Followed(Stream first, byte[] then) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = _at == 0 ? first.Read(buffer) : 0;
            if (read > 0)
            {
                return read;
            }

            read = Math.Min(buffer.Length, then.Length - _at);
            then.AsSpan(_at, read).CopyTo(buffer);
            _at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
