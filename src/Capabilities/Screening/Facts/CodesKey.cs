// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A list of item codes as the key of a dictionary, looked up without making an array of it.</summary>
internal sealed class CodesKey : IEqualityComparer<uint[]>, IAlternateEqualityComparer<ReadOnlySpan<uint>, uint[]>
{
    public static CodesKey Comparer { get; } = new();

    public uint[] Create(ReadOnlySpan<uint> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<uint> alternate, uint[] other) => alternate.SequenceEqual(other);

    public bool Equals(uint[]? x, uint[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ReadOnlySpan<uint> alternate)
    {
        var hash = (uint)alternate.Length;
        foreach (var code in alternate)
        {
            hash = (uint)System.Numerics.BitOperations.RotateLeft(hash, 5) ^ (code * 0x9E3779B1);
        }

        return (int)hash;
    }

    public int GetHashCode(uint[] obj) => GetHashCode(obj.AsSpan());
}
