// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The hashes of one tile with the tree above them, so that any node between this level and the next is at hand.</summary>
internal sealed class HashTile
{
    // The hashes, then the complete nodes over two of them, over four, and so on: one after the other, as the way of a proof meets them.
    private readonly ContentHash[] _nodes;

    // Where each height begins; null in a full tile, where it follows from the height.
    private readonly int[]? _starts;

    private HashTile(ReadOnlySpan<byte> hashes)
    {
        Width = hashes.Length / ContentHash.Size;
        var (starts, levels) = (new int[10], 0);
        for (; Width >> levels > 0; levels++)
        {
            starts[levels + 1] = starts[levels] + (Width >> levels);
        }

        _starts = Width == TilePath.FullWidth ? null : starts;
        var bytes = new byte[starts[levels] * ContentHash.Size];
        hashes.CopyTo(bytes);
        for (var height = 1; height < levels; height++)
        {
            var (below, here, end) = (starts[height - 1] * ContentHash.Size, starts[height] * ContentHash.Size, starts[height + 1] * ContentHash.Size);
            MerkleHash.Nodes(bytes.AsSpan(below, 2 * (end - here)), bytes.AsSpan(here, end - here));
        }

        _nodes = new ContentHash[starts[levels]];
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = new ContentHash(bytes.AsSpan(i * ContentHash.Size, ContentHash.Size));
        }
    }

    public int Width { get; }

    /// <summary>The node over a full tile.</summary>
    public ContentHash Root => Node(8, 0);

    public ContentHash this[int place] => place < Width ? _nodes[place] : throw new ArgumentOutOfRangeException(nameof(place));

    /// <summary>The first hashes of a file; null when it is no tile of at least that width.</summary>
    public static HashTile? Read(ReadOnlySpan<byte> file, int width) =>
        file.Length % ContentHash.Size != 0 || file.Length < width * ContentHash.Size || file.Length > TilePath.FullWidth * ContentHash.Size
            ? null
            : new HashTile(file[..(width * ContentHash.Size)]);

    public static HashTile Of(ReadOnlySpan<ContentHash> hashes)
    {
        var bytes = new byte[hashes.Length * ContentHash.Size];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i].CopyTo(bytes.AsSpan(i * ContentHash.Size));
        }

        return new HashTile(bytes);
    }

    /// <summary>The node over 2^<paramref name="height"/> hashes, the <paramref name="place"/>th of its kind.</summary>
    public ContentHash Node(int height, int place) => place < Width >> height
        ? _nodes[(_starts is null ? (2 * TilePath.FullWidth) - (2 * TilePath.FullWidth >> height) : _starts[height]) + place]
        : throw new ArgumentOutOfRangeException(nameof(place));

    public byte[] ToBytes()
    {
        var bytes = new byte[Width * ContentHash.Size];
        for (var i = 0; i < Width; i++)
        {
            _nodes[i].CopyTo(bytes.AsSpan(i * ContentHash.Size));
        }

        return bytes;
    }
}
