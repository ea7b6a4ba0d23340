// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The tree of <see cref="VerifiableMap"/> in a file: leaves put into it make new nodes, and the old ones stay as they are. Not for several threads.</summary>
internal sealed class MapTree(MapNodes nodes, NodeRef root, long count)
{
    public MapNodes Nodes => nodes;

    public NodeRef Root => root;

    /// <summary>Keys in it, as far as it was told how many it had.</summary>
    public long Count => count;

    /// <summary>Puts leaves, sorted by their keys, each key once.</summary>
    public void Put(ReadOnlySpan<StoredLeaf> leaves) => root = Put(root, leaves, 0);

    /// <summary>The first leaves behind a key, sorted; from the beginning for null. Fewer than the limit are all there are.</summary>
    /// <exception cref="WorkDamagedException">A node is not what it must be.</exception>
    public List<StoredLeaf> After(ContentHash? key, int limit)
    {
        var found = new List<StoredLeaf>(limit);
        Collect(root, key, key?.ToArray(), 0, found, limit);
        return found;
    }

    private void Collect(NodeRef node, ContentHash? key, byte[]? bits, int depth, List<StoredLeaf> found, int limit)
    {
        if (node.IsEmpty || found.Count == limit)
        {
            return;
        }

        var (there, left, right) = nodes.Read(node);
        if (there is { } leaf)
        {
            if (key is not { } after || leaf.Key.CompareTo(after) > 0)
            {
                found.Add(leaf);
            }

            return;
        }

        var goesRight = bits is not null && MapKey.Turn(bits, depth);
        if (!goesRight)
        {
            Collect(left, key, bits, depth + 1, found, limit);
        }

        Collect(right, goesRight ? key : null, goesRight ? bits : null, depth + 1, found, limit);
    }

    /// <summary>Puts sorted leaves, all of the part that node is.</summary>
    private NodeRef Put(NodeRef node, ReadOnlySpan<StoredLeaf> leaves, int depth)
    {
        if (leaves.IsEmpty)
        {
            return node;
        }

        if (node.IsEmpty)
        {
            count += leaves.Length;
            return Build(leaves, depth);
        }

        var (there, left, right) = nodes.Read(node);
        if (there is not { } leaf)
        {
            var middle = Middle(leaves, depth);
            var (newLeft, newRight) = (Put(left, leaves[..middle], depth + 1), Put(right, leaves[middle..], depth + 1));
            return nodes.Add(newLeft, newRight);
        }

        foreach (var one in leaves)
        {
            if (one.Key == leaf.Key)
            {
                count += leaves.Length - 1;
                return Build(leaves, depth);
            }
        }

        count += leaves.Length;
        StoredLeaf[] all = [.. leaves, leaf];
        Array.Sort(all, (a, b) => a.Key.CompareTo(b.Key));
        return Build(all, depth);
    }

    private NodeRef Build(ReadOnlySpan<StoredLeaf> leaves, int depth)
    {
        if (leaves.Length <= 1)
        {
            return leaves.IsEmpty ? default : nodes.Add(leaves[0]);
        }

        var middle = Middle(leaves, depth);
        return nodes.Add(Build(leaves[..middle], depth + 1), Build(leaves[middle..], depth + 1));
    }

    /// <summary>Where the leaves that turn right begin.</summary>
    private static int Middle(ReadOnlySpan<StoredLeaf> leaves, int depth)
    {
        var (low, high) = (0, leaves.Length);
        Span<byte> key = stackalloc byte[ContentHash.Size];
        while (low < high)
        {
            var middle = (low + high) / 2;
            leaves[middle].Key.CopyTo(key);
            (low, high) = MapKey.Turn(key, depth) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
