// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The hashes of one tile with the tree above them, so that any node between this level and the next is at hand.</summary>
internal sealed class HashTile
{
    private readonly ContentHash[] _hashes;
    private readonly MerkleTree _tree;

    private HashTile(ContentHash[] hashes)
    {
        _hashes = hashes;
        _tree = MerkleTree.OverLeafHashes(hashes);
    }

    public int Width => _hashes.Length;

    public ContentHash Root => _tree.Root;

    public ContentHash this[int place] => _hashes[place];

    /// <summary>The first hashes of a file; null when it is no tile of at least that width.</summary>
    public static HashTile? Read(ReadOnlySpan<byte> file, int width)
    {
        if (file.Length % ContentHash.Size != 0 || file.Length < width * ContentHash.Size || file.Length > TilePath.FullWidth * ContentHash.Size)
        {
            return null;
        }

        var hashes = new ContentHash[width];
        for (var i = 0; i < width; i++)
        {
            hashes[i] = new ContentHash(file.Slice(i * ContentHash.Size, ContentHash.Size));
        }

        return new HashTile(hashes);
    }

    public static HashTile Of(ReadOnlySpan<ContentHash> hashes) => new(hashes.ToArray());

    /// <summary>The node over 2^<paramref name="height"/> hashes, the <paramref name="place"/>th of its kind.</summary>
    public ContentHash Node(int height, int place) => height == 0
        ? _hashes[place]
        : _tree.RootOf(Subtree.Of((long)place << height, (long)(place + 1) << height));

    public byte[] ToBytes()
    {
        var bytes = new byte[_hashes.Length * ContentHash.Size];
        for (var i = 0; i < _hashes.Length; i++)
        {
            _hashes[i].CopyTo(bytes.AsSpan(i * ContentHash.Size));
        }

        return bytes;
    }
}
