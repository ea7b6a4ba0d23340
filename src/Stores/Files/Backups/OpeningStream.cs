// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Kernel;

namespace Filiera.Stores.Files;

/// <summary>Reads what <see cref="SealingStream"/> wrote, segment by segment, each verified before a byte of it is given.</summary>
internal sealed class OpeningStream : Stream
{
    private readonly Stream _from;
    private readonly byte[] _head;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[SealedForm.SegmentSize];
    private byte[] _sealed = new byte[SealedForm.SegmentSize + SealedForm.TagSize];
    private byte[] _ahead = new byte[SealedForm.SegmentSize + SealedForm.TagSize];
    private int _aheadLength;
    private uint _segment;
    private int _at;
    private int _filled;
    private bool _ended;

    private OpeningStream(Stream from, byte[] head, AesGcm cipher)
    {
        (_from, _head, _cipher) = (from, head, cipher);
        _aheadLength = _from.ReadAtLeast(_ahead, _ahead.Length, throwOnEndOfStream: false);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens it and verifies its first segment.</summary>
    /// <returns>The content; or <see cref="BackupKeyWrong"/>, or <see cref="BackupIncomplete"/>.</returns>
    public static Result<Stream> Open(Stream from, byte[] head, BackupKey key)
    {
        if (!SealedForm.IsFor(head, key) || SealedForm.Cipher(head, key) is not { } cipher)
        {
            return new BackupKeyWrong();
        }

        var stream = new OpeningStream(from, head, cipher);
        try
        {
            stream.Next();
            return stream;
        }
        catch (BackupBroken broken)
        {
            stream.Dispose();
            return broken.Refusal is BackupDamaged ? new BackupKeyWrong() : broken.Refusal;
        }
    }

    /// <exception cref="BackupBroken">A segment is not what was written, or the last one is missing.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc cref="Read(byte[], int, int)"/>
    public override int Read(Span<byte> buffer)
    {
        while (_at == _filled && !_ended)
        {
            Next();
        }

        var some = Math.Min(buffer.Length, _filled - _at);
        _plain.AsSpan(_at, some).CopyTo(buffer);
        _at += some;
        return some;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
        base.Dispose(disposing);
    }

    private void Next()
    {
        (_sealed, _ahead) = (_ahead, _sealed);
        var length = _aheadLength;
        _aheadLength = length == _sealed.Length ? _from.ReadAtLeast(_ahead, _ahead.Length, throwOnEndOfStream: false) : 0;
        if (length < SealedForm.TagSize)
        {
            throw new BackupBroken(new BackupIncomplete());
        }

        var isLast = _aheadLength == 0;
        if (!TryOpen(length - SealedForm.TagSize, isLast))
        {
            // The same segment as one of many opens when what followed it was cut off.
            throw new BackupBroken(isLast && TryOpen(length - SealedForm.TagSize, isLast: false) ? new BackupIncomplete() : new BackupDamaged());
        }

        _segment++;
        (_at, _filled, _ended) = (0, length - SealedForm.TagSize, isLast);
    }

    private bool TryOpen(int length, bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedForm.Nonce(_head, _segment, isLast, nonce);
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, SealedForm.TagSize), _plain.AsSpan(0, length), _head);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
