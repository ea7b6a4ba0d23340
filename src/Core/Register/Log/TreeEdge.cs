// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>The right edge of a log's tree, where it grows: the hashes of each level that fill no tile yet.</summary>
/// <remarks>Memory is 8 KiB for each level, however large the log. Not for several threads.</remarks>
public sealed class TreeEdge
{
    private readonly List<List<ContentHash>> _levels = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The edge of a tree already there.</summary>
    /// <param name="size">Its leaves.</param>
    /// <param name="partial">The hashes of a level's partial tile, from the leaves upwards; none where the level ends in a full tile.</param>
    internal static TreeEdge At(long size, IEnumerable<IEnumerable<ContentHash>> partial)
    {
        var edge = new TreeEdge { Size = size };
        edge._levels.AddRange(partial.Select(level => level.ToList()));
        return edge;
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leafHash">Its hash.</param>
    /// <param name="filled">Told each tile that is now full, its path and its bytes, from the leaves upwards.</param>
    public void Append(ContentHash leafHash, Action<TilePath, byte[]> filled)
    {
        Size++;
        var hash = leafHash;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add(new List<ContentHash>(TilePath.FullWidth));
            }

            var row = _levels[level];
            row.Add(hash);
            if (row.Count < TilePath.FullWidth)
            {
                return;
            }

            var tile = HashTile.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
            row.Clear();
            filled(TilePath.Hashes(level, (Size >> (8 * (level + 1))) - 1), tile.ToBytes());
            hash = tile.Root;
        }
    }

    /// <summary>The tiles that are not full, from the leaves upwards.</summary>
    public IEnumerable<(TilePath Path, byte[] Bytes)> Partials()
    {
        for (var level = 0; level < _levels.Count; level++)
        {
            if (_levels[level] is { Count: > 0 } row)
            {
                yield return (
                    TilePath.Hashes(level, Size >> (8 * (level + 1)), row.Count),
                    HashTile.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row)).ToBytes());
            }
        }
    }

    /// <summary>The root over all leaves.</summary>
    public ContentHash Root()
    {
        ContentHash? root = null;
        foreach (var row in _levels.Where(row => row.Count > 0))
        {
            var tile = HashTile.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row));
            for (var height = 0; row.Count >> height > 0; height++)
            {
                // A set bit of the width is a complete subtree; from the right, each is the left sibling of what is already joined.
                if ((row.Count >> height & 1) == 1)
                {
                    var left = tile.Node(height, (row.Count >> height) - 1);
                    root = root is { } right ? MerkleHash.Node(left, right) : left;
                }
            }
        }

        return root ?? MerkleHash.EmptyRoot;
    }
}
