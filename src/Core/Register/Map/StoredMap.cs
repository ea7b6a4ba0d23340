// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The map of the log in a file: the same tree as <see cref="VerifiableMap"/>, of which memory holds some thousand changes at most.</summary>
/// <remarks>
/// Nodes are added and never changed, so that whoever reads an older root goes on; when the file is mostly what no root leads to any more,
/// what the newest leads to is taken over into another, some of it each time the map is kept: how far is kept with it. Not for several threads.
/// </remarks>
internal sealed class StoredMap
{
    /// <summary>Bytes that whoever keeps the map may keep with it.</summary>
    public const int Beside = WorkHead.Content - Own - MapCopy.PlaceSize;

    private const int Own = 64;
    private const int MostPending = 4096;
    private const int OldAllowed = 8;
    private const int TakenPerAdded = 2;
    private readonly IWorkRoom _room;
    private readonly MapUpkeep _upkeep;
    private readonly Dictionary<ContentHash, StoredLeaf> _pending = [];
    private MapTree _tree;
    private MapCopy? _copy;
    private string _name;
    private long _turn;
    private long _keptTo;

    private StoredMap(IWorkRoom room, MapUpkeep upkeep, string name, MapTree tree) =>
        (_room, _upkeep, _name, _tree, _keptTo) = (room, upkeep, name, tree, tree.Nodes.End);

    /// <summary>Changes that are in memory alone.</summary>
    public int Pending => _pending.Count;

    /// <summary>True while the map is on its way into another file.</summary>
    public bool IsCopied => _copy is not null;

    /// <summary>True once something in its files was not what was written: it must be forgotten.</summary>
    public bool IsGivenUp => _tree.Nodes.IsGivenUp || _copy?.Nodes.IsGivenUp == true;

    /// <summary>Opens what was kept last.</summary>
    public static StoredMap Open(IWorkRoom room, MapUpkeep upkeep, out byte[]? beside)
    {
        var files = new[] { "map-a", "map-b" }.Select(name => (Name: name, File: room.Open(name)))
            .Select(one => (one.Name, one.File, Head: WorkHead.Newest(one.File))).OrderByDescending(one => one.Head?.Turn ?? 0).ToArray();
        var (name, file, newest) = files[0];
        if (newest is not var (turn, head))
        {
            beside = null;
            return new StoredMap(room, upkeep, name, new MapTree(new MapNodes(file, WorkHead.Room), default, 0));
        }

        beside = head[Own..(Own + Beside)];
        var root = new NodeRef(BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), new ContentHash(head.AsSpan(24, ContentHash.Size)));
        var nodes = new MapNodes(file, BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(16)));
        return new StoredMap(room, upkeep, name, new MapTree(nodes, root, BinaryPrimitives.ReadInt64BigEndian(head)))
        {
            _turn = turn,
            _copy = MapCopy.Open(head.AsSpan(Own + Beside), files[1].File, file),
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
        _tree.Nodes.Flush();
        return new MapView(_tree.Nodes, _tree.Root, _tree.Count);
    }

    /// <summary>Puts the map on the disk, with what belongs beside it.</summary>
    public void Keep(ReadOnlySpan<byte> beside)
    {
        Merge();
        var old = TakeOver();
        _tree.Nodes.Flush();
        var head = new byte[WorkHead.Content];
        BinaryPrimitives.WriteInt64BigEndian(head, _tree.Count);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), _tree.Root.At);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(16), _tree.Nodes.End);
        _tree.Root.Hash.CopyTo(head.AsSpan(24));
        beside.CopyTo(head.AsSpan(Own, Beside));
        _copy?.Keep(head.AsSpan(Own + Beside));
        WorkHead.Write(_tree.Nodes.File, ++_turn, head);
        _keptTo = _tree.Nodes.End;
        if (old is not null)
        {
            // One of the two must be there, wherever the power goes.
            _tree.Nodes.File.Flush();
            _room.Remove(old);
        }
    }

    /// <summary>Begins anew, with an empty map.</summary>
    public void Forget()
    {
        WorkHead.Clear(_tree.Nodes.File);
        _pending.Clear();
        _copy = null;
        _room.Remove(_name);
        _tree = new MapTree(new MapNodes(OpenOther(), WorkHead.Room), default, 0);
        (_name, _keptTo) = (Other, WorkHead.Room);
    }

    private string Other => _name == "map-a" ? "map-b" : "map-a";

    private IWorkFile OpenOther()
    {
        _room.Remove(Other);
        return _room.Open(Other);
    }

    /// <summary>Takes over as many keys as what was added allows; once all are, the name of the file that nobody needs any more.</summary>
    private string? TakeOver()
    {
        if (_copy is null && _tree.Nodes.End <= Math.Max(_upkeep.Smallest, OldAllowed * _tree.Count * MapNodes.PairSize))
        {
            return null;
        }

        _copy ??= new MapCopy(new MapNodes(OpenOther(), WorkHead.Room, _tree.Nodes.File), default, null);
        var left = Math.Clamp(TakenPerAdded * (_tree.Nodes.End - _keptTo) / MapNodes.PairSize, Math.Min(_upkeep.AtOnce, _upkeep.Most), _upkeep.Most);
        for (; left > 0; left -= _upkeep.AtOnce)
        {
            if (_copy.Take(_tree, (int)Math.Min(left, _upkeep.AtOnce)))
            {
                return Replace(_copy);
            }
        }

        return null;
    }

    private string Replace(MapCopy copy)
    {
        if (copy.Root.Hash != _tree.Root.Hash)
        {
            throw new InvalidOperationException("A map taken over into another file is another map.");
        }

        var old = _name;
        (_tree, _name, _copy) = (new MapTree(copy.Nodes, copy.Root, _tree.Count), Other, null);
        return old;
    }

    private void Merge()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var leaves = _pending.Values.OrderBy(leaf => leaf.Key).ToArray();
        _pending.Clear();
        _tree.Put(leaves);
        _copy?.Put(leaves);
    }
}
