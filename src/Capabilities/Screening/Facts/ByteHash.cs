// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>A hash of 64 bits over a few bytes.</summary>
internal static unsafe class ByteHash
{
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private const ulong Key = 0xD6E8FEB86659FD93;

    /// <summary>The hash; never 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* bytes, int length)
    {
        var hash = (ulong)length * Odd;
        if (length >= sizeof(ulong))
        {
            // The last eight bytes may be taken in twice.
            var last = bytes + length - sizeof(ulong);
            for (; bytes < last; bytes += sizeof(ulong))
            {
                hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(bytes));
            }

            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(last));
        }
        else if (length >= sizeof(uint))
        {
            hash = Mix(hash ^ (Unsafe.ReadUnaligned<uint>(bytes) | ((ulong)Unsafe.ReadUnaligned<uint>(bytes + length - sizeof(uint)) << 32)));
        }
        else if (length > 0)
        {
            hash = Mix(hash ^ ((uint)bytes[0] | ((uint)bytes[length / 2] << 8) | ((uint)bytes[length - 1] << 16)));
        }

        return hash == 0 ? 1 : hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ Key, Odd, out var low);
        return high ^ low;
    }
}
