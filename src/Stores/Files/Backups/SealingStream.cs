// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;

namespace Filiera.Stores.Files;

/// <summary>Encrypts what is written to it; only <see cref="Finish"/> writes the last segment, so that what breaks off never looks whole.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _to;
    private readonly byte[] _head;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[SealedForm.SegmentSize];
    private readonly byte[] _sealed = new byte[SealedForm.SegmentSize + SealedForm.TagSize];
    private uint _segment;
    private int _filled;

    public SealingStream(Stream to, BackupKey key)
    {
        _to = to;
        _head = SealedForm.NewHead(key);
        _cipher = SealedForm.Cipher(_head, key)!;
        to.Write(_head);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full segment waits for what follows it: only then is it known not to be the last.
            if (_filled == _plain.Length)
            {
                Seal(isLast: false);
            }

            var some = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..some].CopyTo(_plain.AsSpan(_filled));
            _filled += some;
            buffer = buffer[some..];
        }
    }

    /// <summary>Writes the last segment.</summary>
    public void Finish() => Seal(isLast: true);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedForm.Nonce(_head, _segment, isLast, nonce);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealedForm.TagSize), _head);
        _to.Write(_sealed, 0, _filled + SealedForm.TagSize);
        _segment = checked(_segment + 1);
        _filled = 0;
    }
}
