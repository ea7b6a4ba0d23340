// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A stored map as it was at one moment: it answers the same for ever, whatever is added meanwhile. For several threads.</summary>
/// <remarks>Nothing of it is in memory; a proof reads about log₂ n nodes.</remarks>
public sealed class MapView
{
    private readonly MapNodes _nodes;
    private readonly NodeRef _root;

    internal MapView(MapNodes nodes, NodeRef root, long count) => (_nodes, _root, Count) = (nodes, root, count);

    /// <summary>Keys in the map.</summary>
    public long Count { get; }

    /// <summary>The root; all zeros for the empty map.</summary>
    public ContentHash Root => _root.Hash;

    /// <summary>True once something in its file was not what was written.</summary>
    internal bool IsGivenUp => _nodes.IsGivenUp;

    /// <summary>Proves what the map says of a key: which entry, or that there is none.</summary>
    /// <exception cref="WorkDamagedException">What is kept of the map is not what was written.</exception>
    public MapProof Prove(MapKey key) => Find(key).Proof;

    /// <summary>What is kept beside the map turned out wrong: so may be anything else in its file.</summary>
    internal WorkDamagedException GiveUp() => _nodes.GiveUp();

    /// <summary>The proof, and the leaf where it ends.</summary>
    internal (MapProof Proof, StoredLeaf? End) Find(MapKey key)
    {
        var bits = key.Hash.ToArray();
        var siblings = new List<ContentHash>();
        StoredLeaf? end = null;
        for (var node = _root; !node.IsEmpty;)
        {
            var (leaf, left, right) = _nodes.Read(node);
            if (leaf is not null)
            {
                end = leaf;
                break;
            }

            var turn = MapKey.Turn(bits, siblings.Count);
            siblings.Add((turn ? left : right).Hash);
            node = turn ? right : left;
        }

        return (new MapProof(Sequence.From(siblings), end is { } last ? new MapLeaf(last.Key, last.Entry) : null), end);
    }
}
