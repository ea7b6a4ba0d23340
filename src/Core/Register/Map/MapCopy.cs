// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>A map on its way into another file: all of it up to a key, and what changes there meanwhile. Not for several threads.</summary>
internal sealed class MapCopy(MapNodes nodes, NodeRef root, ContentHash? through)
{
    /// <summary>Bytes of its place.</summary>
    public const int PlaceSize = 1 + (2 * ContentHash.Size) + (2 * sizeof(long));

    private readonly MapTree _tree = new(nodes, root, 0);

    /// <summary>The file it goes into.</summary>
    public MapNodes Nodes => nodes;

    /// <summary>Its root.</summary>
    public NodeRef Root => _tree.Root;

    /// <summary>Goes on from a place that was kept; null where none was, or where the file does not hold what it should.</summary>
    /// <param name="place">Where it had come to.</param>
    /// <param name="to">The file it goes into.</param>
    /// <param name="from">The file of the map, which stands for nothing any more once the other is damaged.</param>
    public static MapCopy? Open(ReadOnlySpan<byte> place, IWorkFile to, IWorkFile from)
    {
        if (place[0] == 0)
        {
            return null;
        }

        var root = new NodeRef(BinaryPrimitives.ReadInt64BigEndian(place[1..]), new ContentHash(place.Slice(9, ContentHash.Size)));
        var nodes = new MapNodes(to, BinaryPrimitives.ReadInt64BigEndian(place[41..]), from);
        return nodes.Holds(root) ? new MapCopy(nodes, root, new ContentHash(place.Slice(49, ContentHash.Size))) : null;
    }

    /// <summary>Takes over the next keys.</summary>
    /// <returns>True when no more are left.</returns>
    public bool Take(MapTree from, int count)
    {
        var some = from.After(through, count);
        _tree.Put(some.ToArray());
        through = some.Count > 0 ? some[^1].Key : through;
        return some.Count < count;
    }

    /// <summary>Takes what changed, as far as it is of keys that were taken over: the others come with their turn.</summary>
    public void Put(ReadOnlySpan<StoredLeaf> changed)
    {
        var count = 0;
        while (through is { } last && count < changed.Length && changed[count].Key.CompareTo(last) <= 0)
        {
            count++;
        }

        _tree.Put(changed[..count]);
    }

    /// <summary>Puts it on the disk and says where it has come to.</summary>
    public void Keep(Span<byte> place)
    {
        nodes.Flush();
        nodes.File.Flush();
        place[0] = 1;
        BinaryPrimitives.WriteInt64BigEndian(place[1..], Root.At);
        Root.Hash.CopyTo(place[9..]);
        BinaryPrimitives.WriteInt64BigEndian(place[41..], nodes.End);
        (through ?? default).CopyTo(place[49..]);
    }
}
