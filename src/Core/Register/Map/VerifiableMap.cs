// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Which entry now speaks for each key, under one root from which presence and absence can both be proved.</summary>
/// <remarks>
/// A binary tree over the bits of the keys. A part without keys is <em>empty</em>; a part with one key is that key's leaf, however high;
/// any other is a branch of its two halves. So the root follows from the keys and entries alone, in whatever order they came. Immutable;
/// adding shares all that does not change. Keys never leave: what is released or withdrawn has an entry that says so.
/// </remarks>
public sealed class VerifiableMap
{
    private readonly Node? _root;

    private VerifiableMap(Node? root, int count) => (_root, Count) = (root, count);

    /// <summary>A map without keys.</summary>
    public static VerifiableMap Empty { get; } = new(null, 0);

    /// <summary>Keys in the map.</summary>
    public int Count { get; }

    /// <summary>The root; all zeros for the empty map.</summary>
    public ContentHash Root => _root?.Hash ?? MapHash.Empty;

    /// <summary>The entry that speaks for a key; null for none.</summary>
    public ContentHash? this[MapKey key]
    {
        get
        {
            var bits = key.Hash.ToArray();
            var node = _root;
            for (var depth = 0; node is Branch branch; depth++)
            {
                node = branch.Towards(MapKey.Turn(bits, depth));
            }

            return node is Leaf { Value: var leaf } && leaf.Key == key.Hash ? leaf.Entry : null;
        }
    }

    /// <summary>The map in which that entry speaks for that key.</summary>
    public VerifiableMap With(MapKey key, ContentHash entry)
    {
        var added = false;
        var root = Put(_root, new Leaf(new MapLeaf(key.Hash, entry)), key.Hash.ToArray(), 0, ref added);
        return new VerifiableMap(root, Count + (added ? 1 : 0));
    }

    /// <summary>Proves what the map says of a key: which entry, or that there is none.</summary>
    public MapProof Prove(MapKey key)
    {
        var bits = key.Hash.ToArray();
        var siblings = new List<ContentHash>();
        var node = _root;
        for (; node is Branch branch; node = branch.Towards(MapKey.Turn(bits, siblings.Count - 1)))
        {
            siblings.Add(branch.Towards(!MapKey.Turn(bits, siblings.Count))?.Hash ?? MapHash.Empty);
        }

        return new MapProof(Sequence.From(siblings), (node as Leaf)?.Value);
    }

    private static Node Put(Node? node, Leaf leaf, byte[] bits, int depth, ref bool added)
    {
        switch (node)
        {
            case Branch branch:
                var right = MapKey.Turn(bits, depth);
                var child = Put(branch.Towards(right), leaf, bits, depth + 1, ref added);
                return right ? new Branch(branch.Left, child) : new Branch(child, branch.Right);
            case Leaf there when there.Value.Key != leaf.Value.Key:
                // Both go down together until their keys part.
                var branched = MapKey.Turn(there.Value.Key.ToArray(), depth) ? new Branch(null, there) : new Branch(there, null);
                return Put(branched, leaf, bits, depth, ref added);
            default:
                added = node is null;
                return leaf;
        }
    }

    private abstract class Node
    {
        public abstract ContentHash Hash { get; }
    }

    private sealed class Leaf(MapLeaf value) : Node
    {
        public MapLeaf Value => value;

        public override ContentHash Hash { get; } = MapHash.Leaf(value.Key, value.Entry);
    }

    private sealed class Branch(Node? left, Node? right) : Node
    {
        // Made once, when first asked for: a batch of changes hashes each branch once.
        private readonly Lazy<ContentHash> _hash =
            new(() => MapHash.Branch(left?.Hash ?? MapHash.Empty, right?.Hash ?? MapHash.Empty), LazyThreadSafetyMode.PublicationOnly);

        public Node? Left => left;

        public Node? Right => right;

        public override ContentHash Hash => _hash.Value;

        public Node? Towards(bool turn) => turn ? Right : Left;
    }
}
