// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Bytes as the key of a dictionary, looked up without making an array of them.</summary>
internal sealed class ByteKey : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static ByteKey Comparer { get; } = new();

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)Hash(alternate);

    public int GetHashCode(byte[] obj) => (int)Hash(obj);

    /// <summary>A hash of 64 bits; never 0.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * Odd;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var b in bytes)
        {
            rest = (rest << 8) | b;
        }

        hash = Mix(hash ^ rest);
        return hash == 0 ? 1 : hash;

        static ulong Mix(ulong value)
        {
            var high = Math.BigMul(value ^ 0xD6E8FEB86659FD93, Odd, out var low);
            return high ^ low;
        }
    }
}
