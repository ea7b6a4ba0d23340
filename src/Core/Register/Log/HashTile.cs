// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The hashes of one tile with the tree above them, so that any node between this level and the next is at hand.</summary>
internal sealed class HashTile
{
    // The hashes, then the complete nodes over two of them, over four, and so on.
    private readonly ContentHash[][] _nodes;

    private HashTile(ContentHash[] hashes)
    {
        var levels = 1;
        while (hashes.Length >> levels > 0)
        {
            levels++;
        }

        _nodes = new ContentHash[levels][];
        _nodes[0] = hashes;
        var bytes = ToBytes();
        for (var height = 1; height < levels; height++)
        {
            var above = new byte[(hashes.Length >> height) * ContentHash.Size];
            MerkleHash.Nodes(bytes.AsSpan(0, 2 * above.Length), above);
            _nodes[height] = Hashes(above, above.Length / ContentHash.Size);
            bytes = above;
        }
    }

    public int Width => _nodes[0].Length;

    /// <summary>The node over a full tile.</summary>
    public ContentHash Root => _nodes[8][0];

    public ContentHash this[int place] => _nodes[0][place];

    /// <summary>The first hashes of a file; null when it is no tile of at least that width.</summary>
    public static HashTile? Read(ReadOnlySpan<byte> file, int width) =>
        file.Length % ContentHash.Size != 0 || file.Length < width * ContentHash.Size || file.Length > TilePath.FullWidth * ContentHash.Size
            ? null
            : new HashTile(Hashes(file, width));

    public static HashTile Of(ReadOnlySpan<ContentHash> hashes) => new(hashes.ToArray());

    /// <summary>The node over 2^<paramref name="height"/> hashes, the <paramref name="place"/>th of its kind.</summary>
    public ContentHash Node(int height, int place) => _nodes[height][place];

    public byte[] ToBytes()
    {
        var bytes = new byte[Width * ContentHash.Size];
        for (var i = 0; i < Width; i++)
        {
            _nodes[0][i].CopyTo(bytes.AsSpan(i * ContentHash.Size));
        }

        return bytes;
    }

    private static ContentHash[] Hashes(ReadOnlySpan<byte> bytes, int count)
    {
        var hashes = new ContentHash[count];
        for (var i = 0; i < count; i++)
        {
            hashes[i] = new ContentHash(bytes.Slice(i * ContentHash.Size, ContentHash.Size));
        }

        return hashes;
    }
}
