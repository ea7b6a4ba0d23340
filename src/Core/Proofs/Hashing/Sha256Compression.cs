// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Filiera.Proofs;

/// <summary>The compression function of libcrypto: a block of 64 bytes into a state of eight words, without the cost of a one-shot call.</summary>
internal static unsafe class Sha256Compression
{
    /// <summary>Bytes that a state must have room for: it stands first in OpenSSL's context, and nothing else of it is touched.</summary>
    public const int ContextSize = 128;

    /// <summary>Bytes in a block.</summary>
    public const int BlockSize = 64;

    /// <summary>The function; null where it is not there, or does not give the right digest.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<uint*, byte*, void> Function = Find();

    /// <summary>True where it is.</summary>
    public static bool IsNative => Function != null;

    /// <summary>Empties the upper halves of the wide registers: to be called last before the function is.</summary>
    /// <remarks>
    /// The function's SHA instructions know the lower halves alone, and must carry along what copying or comparing left in the upper ones:
    /// a node then costs more than twice as much. A method of its own that works on wide registers empties them as it returns, so that this
    /// one must write something: zeros behind the state, where nothing stands.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EmptyWideRegisters(uint* state) => Vector256.Store(Vector256<uint>.Zero, state + 8);

    /// <summary>Writes a state as SHA-256 writes its digest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(uint* state, Span<byte> digest)
    {
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(digest[(8 * i)..], ((ulong)state[2 * i] << 32) | state[(2 * i) + 1]);
        }
    }

    private static delegate* unmanaged[Cdecl, SuppressGCTransition]<uint*, byte*, void> Find()
    {
        if (!LibCrypto.TryFind("SHA256_Transform", out var address))
        {
            return null;
        }

        // A context laid out otherwise would give another digest: then it is left alone.
        var compress = (delegate* unmanaged[Cdecl, SuppressGCTransition]<uint*, byte*, void>)address;
        var state = stackalloc uint[ContextSize / sizeof(uint)];
        var block = stackalloc byte[BlockSize];
        Sha256Constants.Start.CopyTo(new Span<uint>(state, 8));
        new Span<byte>(block, BlockSize).Clear();
        "abc"u8.CopyTo(new Span<byte>(block, 3));
        block[3] = 0x80;
        block[63] = 3 * 8;
        compress(state, block);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Write(state, digest);
        return digest.SequenceEqual(SHA256.HashData("abc"u8)) ? compress : null;
    }
}
