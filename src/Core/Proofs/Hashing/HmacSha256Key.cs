// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>A key of HMAC-SHA-256 (RFC 2104), prepared once: what depends on the key alone is hashed when it is made, and never again.</summary>
/// <remarks>
/// For many short messages under one key; allocates nothing for each. Equal to <see cref="HMACSHA256"/> in every bit, which is what is used
/// where libcrypto's compression function is not there. For all threads. The prepared state is as secret as the key.
/// </remarks>
public sealed unsafe class HmacSha256Key
{
    /// <summary>Bytes of a whole code.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private const int Block = Sha256Compression.BlockSize;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;
    private readonly byte[] _key;
    private readonly bool _native;
    private readonly State _inner;
    private readonly State _outer;

    /// <param name="key">Any number of bytes; one longer than 64 is hashed first, as the standard has it.</param>
    public HmacSha256Key(ReadOnlySpan<byte> key)
        : this(key, Sha256Compression.IsNative)
    {
    }

    internal HmacSha256Key(ReadOnlySpan<byte> key, bool native)
    {
        _key = key.Length > Block ? SHA256.HashData(key) : key.ToArray();
        _native = native;
        if (native)
        {
            _inner = Prepare(InnerPad);
            _outer = Prepare(OuterPad);
        }
    }

    /// <summary>Writes the code of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="code">Filled with the first bytes of the code, as many as it has room for, 32 at most.</param>
    [SkipLocalsInit]
    public void Authenticate(ReadOnlySpan<byte> message, Span<byte> code)
    {
        Span<byte> whole = stackalloc byte[Size];
        if (_native)
        {
            AuthenticateNative(message, whole);
        }
        else
        {
            HMACSHA256.HashData(_key, message, whole);
        }

        whole[..Math.Min(code.Length, Size)].CopyTo(code);
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => nameof(HmacSha256Key);

    [SkipLocalsInit]
    private void AuthenticateNative(ReadOnlySpan<byte> message, Span<byte> code)
    {
        var compress = Sha256Compression.Function;
        var state = stackalloc uint[Sha256Compression.ContextSize / sizeof(uint)];
        var last = stackalloc byte[2 * Block];
        Unsafe.Write(state, _inner);
        var rest = message.Length % Block;
        Sha256Compression.EmptyWideRegisters(state);
        fixed (byte* first = message)
        {
            for (var at = 0; at < message.Length - rest; at += Block)
            {
                compress(state, first + at);
            }
        }

        message[^rest..].CopyTo(new Span<byte>(last, Block));
        Finish(compress, state, last, rest, message.Length);
        Sha256Compression.Write(state, new Span<byte>(last, Size));
        Unsafe.Write(state, _outer);
        Finish(compress, state, last, Size, Size);
        Sha256Compression.Write(state, code);
    }

    // The end mark, zeros, and the length in bits of everything hashed: the key's block came before.
    private static void Finish(delegate* unmanaged[Cdecl, SuppressGCTransition]<uint*, byte*, void> compress, uint* state, byte* last, int rest, int length)
    {
        var bytes = rest < Block - sizeof(ulong) ? Block : 2 * Block;
        last[rest] = 0x80;
        new Span<byte>(last + rest + 1, bytes - rest - 1).Clear();
        BinaryPrimitives.WriteUInt64BigEndian(new Span<byte>(last + bytes - sizeof(ulong), sizeof(ulong)), 8 * ((ulong)length + Block));
        Sha256Compression.EmptyWideRegisters(state);
        compress(state, last);
        if (bytes > Block)
        {
            compress(state, last + Block);
        }
    }

    private State Prepare(byte pad)
    {
        var state = stackalloc uint[Sha256Compression.ContextSize / sizeof(uint)];
        var block = stackalloc byte[Block];
        new Span<byte>(block, Block).Fill(pad);
        for (var i = 0; i < _key.Length; i++)
        {
            block[i] ^= _key[i];
        }

        Sha256Constants.Start.CopyTo(new Span<uint>(state, 8));
        Sha256Compression.Function(state, block);
        return Unsafe.Read<State>(state);
    }

    [InlineArray(8)]
    private struct State
    {
        private uint _word;
    }
}
