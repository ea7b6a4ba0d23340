// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The map of the log in a file: the same tree as <see cref="VerifiableMap"/>, of which memory holds some thousand changes at most.</summary>
/// <remarks>
/// Nodes are added and never changed, so that whoever reads an older root goes on; when the file is mostly what no root leads to any more,
/// what the newest leads to is written into another. Not for several threads.
/// </remarks>
internal sealed class StoredMap
{
    /// <summary>Bytes that whoever keeps the map may keep with it.</summary>
    public const int Beside = WorkHead.Content - Own;

    private const int Own = 64;
    private const int MostPending = 4096;
    private const int OldAllowed = 8;
    private const long SmallestToCompact = 16 << 20;
    private readonly IWorkRoom _room;
    private readonly Dictionary<ContentHash, StoredLeaf> _pending = [];
    private MapNodes _nodes;
    private string _name;
    private long _turn;
    private NodeRef _root;
    private long _count;

    private StoredMap(IWorkRoom room, string name, MapNodes nodes) => (_room, _name, _nodes) = (room, name, nodes);

    /// <summary>Changes that are in memory alone.</summary>
    public int Pending => _pending.Count;

    /// <summary>Opens what was kept last.</summary>
    public static StoredMap Open(IWorkRoom room, out byte[]? beside)
    {
        var (name, file, newest) = new[] { "map-a", "map-b" }.Select(name => (Name: name, File: room.Open(name)))
            .Select(one => (one.Name, one.File, Head: WorkHead.Newest(one.File))).OrderByDescending(one => one.Head?.Turn ?? 0).First();
        if (newest is not var (turn, head))
        {
            beside = null;
            return new StoredMap(room, name, new MapNodes(file, WorkHead.Room));
        }

        beside = head[Own..];
        return new StoredMap(room, name, new MapNodes(file, BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(16))))
        {
            _turn = turn,
            _count = BinaryPrimitives.ReadInt64BigEndian(head),
            _root = new NodeRef(BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), new ContentHash(head.AsSpan(24, ContentHash.Size))),
        };
    }

    /// <summary>From now on that entry speaks for that key.</summary>
    public void Set(MapKey key, ContentHash entry, long index)
    {
        _pending[key.Hash] = new StoredLeaf(key.Hash, entry, index);
        if (_pending.Count >= MostPending)
        {
            Merge();
        }
    }

    /// <summary>The map as it is now.</summary>
    public MapView View()
    {
        Merge();
        _nodes.Flush();
        return new MapView(_nodes, _root, _count);
    }

    /// <summary>Puts the map on the disk, with what belongs beside it.</summary>
    public void Keep(ReadOnlySpan<byte> beside)
    {
        Merge();
        var old = _nodes.End > Math.Max(SmallestToCompact, OldAllowed * _count * MapNodes.PairSize) ? Compact() : null;
        _nodes.Flush();
        var head = new byte[Own + beside.Length];
        BinaryPrimitives.WriteInt64BigEndian(head, _count);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), _root.At);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(16), _nodes.End);
        _root.Hash.CopyTo(head.AsSpan(24));
        beside.CopyTo(head.AsSpan(Own));
        WorkHead.Write(_nodes.File, ++_turn, head);
        if (old is not null)
        {
            _room.Remove(old);
        }
    }

    /// <summary>Begins anew, with an empty map.</summary>
    public void Forget()
    {
        WorkHead.Clear(_nodes.File);
        _pending.Clear();
        (_root, _count) = (default, 0);
        _room.Remove(Elsewhere());
    }

    private string Elsewhere()
    {
        var old = _name;
        _name = _name == "map-a" ? "map-b" : "map-a";
        _room.Remove(_name);
        _nodes = new MapNodes(_room.Open(_name), WorkHead.Room);
        return old;
    }

    private string Compact()
    {
        var from = _nodes;
        from.Flush();
        var old = Elsewhere();
        _root = Copy(from, _root);
        return old;
    }

    private NodeRef Copy(MapNodes from, NodeRef node)
    {
        if (node.IsEmpty)
        {
            return node;
        }

        var (leaf, left, right) = from.Read(node);
        return leaf is { } it ? _nodes.Add(it) : _nodes.Add(Copy(from, left), Copy(from, right));
    }

    private void Merge()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var leaves = _pending.Values.OrderBy(leaf => leaf.Key).ToArray();
        _pending.Clear();
        _root = Put(_root, leaves, 0);
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
            _count += leaves.Length;
            return Build(leaves, depth);
        }

        var (there, left, right) = _nodes.Read(node);
        if (there is not { } leaf)
        {
            var middle = Middle(leaves, depth);
            var (newLeft, newRight) = (Put(left, leaves[..middle], depth + 1), Put(right, leaves[middle..], depth + 1));
            return _nodes.Add(newLeft, newRight);
        }

        foreach (var one in leaves)
        {
            if (one.Key == leaf.Key)
            {
                _count += leaves.Length - 1;
                return Build(leaves, depth);
            }
        }

        _count += leaves.Length;
        StoredLeaf[] all = [.. leaves, leaf];
        Array.Sort(all, (a, b) => a.Key.CompareTo(b.Key));
        return Build(all, depth);
    }

    private NodeRef Build(ReadOnlySpan<StoredLeaf> leaves, int depth)
    {
        if (leaves.Length <= 1)
        {
            return leaves.IsEmpty ? default : _nodes.Add(leaves[0]);
        }

        var middle = Middle(leaves, depth);
        return _nodes.Add(Build(leaves[..middle], depth + 1), Build(leaves[middle..], depth + 1));
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
