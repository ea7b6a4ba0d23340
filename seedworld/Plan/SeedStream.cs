// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Filiera.SeedWorld;

/// <summary>Numbers that look random and are the same for ever: SplitMix64, a public-domain generator. Not for secrets.</summary>
internal struct SeedStream(ulong state)
{
    /// <summary>A starting state that a seed and a purpose decide.</summary>
    public static ulong StateOf(string seed, string purpose) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed + "\n" + purpose)));

    /// <summary>A number that another decides, unlike it.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>From 0 to one less than the bound. The lean towards small numbers is below one in ten thousand million.</summary>
    public uint Below(uint bound) => (uint)(((UInt128)Next() * bound) >> 64);

    /// <summary>The same, for large bounds.</summary>
    public ulong Below(ulong bound) => (ulong)(((UInt128)Next() * bound) >> 64);

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }
}
