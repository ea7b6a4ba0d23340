// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The ways from each hash of the lowest full tiles to its tile's root, in a file: two short reads instead of a tile hashed anew.</summary>
/// <remarks>
/// Sixteen hashes with the nodes above them, but for the last, are a group. A tile has seventeen: one above the sixteen roots of the others. What is
/// read is a way that its caller holds against the tile above; where nothing was written, it leads nowhere. For several threads.
/// </remarks>
internal sealed class TileWays(IWorkFile file)
{
    /// <summary>Hashes on the way from a hash of a tile to the tile's root.</summary>
    public const int Length = 8;

    private const int Half = Length / 2;
    private const int Fan = 1 << Half;
    private const int GroupSize = ((2 * Fan) - 2) * ContentHash.Size;
    private const int TileSize = (Fan + 1) * GroupSize;

    /// <summary>Writes the ways of a tile whose root was proved.</summary>
    public void Write(long index, HashTile tile)
    {
        var bytes = new byte[TileSize];
        for (var group = 0; group <= Fan; group++)
        {
            var rest = bytes.AsSpan(group * GroupSize, GroupSize);
            var (first, below) = group == 0 ? (0, Half) : (group - 1, 0);
            for (var height = 0; height < Half; height++)
            {
                for (var i = 0; i < Fan >> height; i++)
                {
                    tile.Node(below + height, (first << (Half - height)) + i).CopyTo(rest);
                    rest = rest[ContentHash.Size..];
                }
            }
        }

        file.Write(index * TileSize, bytes);
    }

    /// <summary>Reads a hash and the siblings on its way; the root they lead to says whether they can be believed.</summary>
    /// <param name="index">The tile.</param>
    /// <param name="place">The hash in it.</param>
    /// <param name="siblings">Filled, from the hash upwards.</param>
    public (ContentHash Hash, ContentHash Root) Read(long index, int place, Span<ContentHash> siblings)
    {
        var hash = Group((index * TileSize) + ((1 + (place >> Half)) * GroupSize), place & (Fan - 1), siblings);
        Group(index * TileSize, place >> Half, siblings[Half..]);
        var root = hash;
        for (var height = 0; height < Length; height++)
        {
            root = (place >> height & 1) == 0 ? MerkleHash.Node(root, siblings[height]) : MerkleHash.Node(siblings[height], root);
        }

        return (hash, root);
    }

    private ContentHash Group(long at, int place, Span<ContentHash> siblings)
    {
        Span<byte> group = stackalloc byte[GroupSize];
        file.Read(at, group);
        for (var height = 0; height < Half; height++)
        {
            siblings[height] = Node(group, (2 * Fan) - (2 * Fan >> height) + (place >> height ^ 1));
        }

        return Node(group, place);
    }

    private static ContentHash Node(ReadOnlySpan<byte> group, int place) => new(group.Slice(place * ContentHash.Size, ContentHash.Size));
}
