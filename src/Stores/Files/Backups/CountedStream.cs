// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Reads a file as long as it was when it was opened, however it grows meanwhile, and hashes what it gives.</summary>
internal sealed class CountedStream(Stream from, long length) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _given;

    public override bool CanRead => true;

    // Only so that the archive learns the length; nothing seeks.
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _given;
        set => _ = value == _given ? value : throw new NotSupportedException();
    }

    /// <summary>The hash of what was given, once all was.</summary>
    /// <exception cref="BackupBroken">The file was shorter than when it was opened.</exception>
    public ContentHash Finish() => _given == length ? new ContentHash(_hash.GetHashAndReset()) : throw new BackupBroken(new BackupSourceChanged());

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = from.Read(buffer[..(int)Math.Min(buffer.Length, length - _given)]);
        if (read == 0 && _given < length)
        {
            throw new BackupBroken(new BackupSourceChanged());
        }

        _hash.AppendData(buffer[..read]);
        _given += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        from.Dispose();
        base.Dispose(disposing);
    }
}
