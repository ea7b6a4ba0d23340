// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using NodaTime;

namespace Filiera.Kernel;

/// <summary>UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 other bits.</summary>
public static class Uuid7
{
    /// <param name="at">Not before 1970; cut to the millisecond.</param>
    /// <param name="bits">Ten bytes, of which 74 bits are used.</param>
    /// <exception cref="ArgumentException">Not ten bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1970.</exception>
    public static Guid From(Instant at, ReadOnlySpan<byte> bits)
    {
        if (bits.Length != 10)
        {
            throw new ArgumentException("Ten bytes are needed.", nameof(bits));
        }

        var milliseconds = at.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(at));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        bits.CopyTo(bytes[6..]);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
