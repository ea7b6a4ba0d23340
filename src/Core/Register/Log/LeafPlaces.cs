// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>Where a leaf hash may stand in the log: a table on the disk, of 16 bytes for each entry and some room.</summary>
/// <remarks>It only says where to look: the beginning of a hash and an index, to be held against the log. Not for several threads.</remarks>
internal sealed class LeafPlaces
{
    private const int SlotSize = 2 * sizeof(long);
    private const int SlotsAtOnce = 16;
    private const int Smallest = 12;
    private const int GrownAtOnce = 4096;
    private readonly IWorkRoom _room;
    private IWorkFile _file;
    private string _name;
    private long _turn;
    private int _bits;
    private long _count;

    private LeafPlaces(IWorkRoom room, string name, IWorkFile file) => (_room, _name, _file, _bits) = (room, name, file, Smallest);

    /// <summary>Entries of the log that were added, counted from the first.</summary>
    public long Taken { get; private set; }

    /// <summary>The log's root over those.</summary>
    public ContentHash TakenRoot { get; private set; }

    public static LeafPlaces Open(IWorkRoom room)
    {
        var found = new[] { "places-a", "places-b" }.Select(name => (Name: name, File: room.Open(name)))
            .Select(one => (one.Name, one.File, Head: WorkHead.Newest(one.File))).OrderByDescending(one => one.Head?.Turn ?? 0).First();
        var places = new LeafPlaces(room, found.Name, found.File);
        if (found.Head is not var (turn, head))
        {
            places.Forget();
            return places;
        }

        (places._turn, places._bits) = (turn, head[0]);
        (places._count, places.Taken) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(16)));
        places.TakenRoot = new ContentHash(head.AsSpan(24, ContentHash.Size));
        return places;
    }

    /// <summary>The places where a leaf of that hash may stand; most often none or one.</summary>
    public List<long> Candidates(ContentHash leaf)
    {
        var found = new List<long>();
        Probe(Beginning(leaf), (beginning, index) =>
        {
            if (beginning == Beginning(leaf))
            {
                found.Add(index);
            }

            return false;
        });
        return found;
    }

    public void Add(ContentHash leaf, long index)
    {
        if ((_count + 1) * 8 > (1L << _bits) * 5)
        {
            Grow();
        }

        if (Put(_file, _bits, Beginning(leaf), index))
        {
            _count++;
        }
    }

    /// <summary>Puts the table on the disk as of a log of that size.</summary>
    public void Keep(long taken, ContentHash root)
    {
        (Taken, TakenRoot) = (taken, root);
        Keep();
    }

    /// <summary>Begins anew, for another log than the one it knew.</summary>
    public void Forget()
    {
        WorkHead.Clear(_file);
        var name = Other();
        _room.Remove(_name);
        _room.Remove(name);
        (_name, _file, _bits, _count, Taken, TakenRoot) = (name, _room.Open(name), Smallest, 0, 0, default);
    }

    private static ulong Beginning(ContentHash leaf)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        leaf.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    private void Keep()
    {
        var head = new byte[24 + ContentHash.Size];
        head[0] = (byte)_bits;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), _count);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(16), Taken);
        TakenRoot.CopyTo(head.AsSpan(24));
        WorkHead.Write(_file, ++_turn, head);
    }

    private void Grow()
    {
        var name = Other();
        _room.Remove(name);
        var grown = _room.Open(name);
        var (from, to) = (new byte[GrownAtOnce * SlotSize], new byte[2 * GrownAtOnce * SlotSize]);
        var late = new List<(ulong Beginning, long Index)>();
        for (var first = 0L; first < 1L << _bits; first += GrownAtOnce)
        {
            _file.Read(WorkHead.Room + (first * SlotSize), from);
            to.AsSpan().Clear();
            Spread(from, to, 2 * first, late);
            grown.Write(WorkHead.Room + (2 * first * SlotSize), to);
        }

        foreach (var (beginning, index) in late)
        {
            Put(grown, _bits + 1, beginning, index);
        }

        var old = _name;
        (_file, _name, _bits) = (grown, name, _bits + 1);
        Keep();
        _room.Remove(old);
    }

    /// <summary>Fills a part of a table twice as large, which begins with that slot. What belongs before it, or finds no slot in it, is late.</summary>
    private void Spread(ReadOnlySpan<byte> from, Span<byte> to, long first, List<(ulong Beginning, long Index)> late)
    {
        for (var at = 0; at < from.Length; at += SlotSize)
        {
            if (Slot(from[at..]) is not (var beginning, >= 0 and var index))
            {
                continue;
            }

            var slot = ((long)(beginning >> (63 - _bits)) - first) * SlotSize;
            while (slot >= 0 && slot < to.Length && Slot(to[(int)slot..]).Index >= 0)
            {
                slot += SlotSize;
            }

            if (slot < 0 || slot >= to.Length)
            {
                late.Add((beginning, index));
                continue;
            }

            from.Slice(at, SlotSize).CopyTo(to[(int)slot..]);
        }
    }

    /// <summary>False when it is there already.</summary>
    private static bool Put(IWorkFile file, int bits, ulong beginning, long index)
    {
        var put = false;
        Probe(file, bits, beginning, (at, there) =>
        {
            if (there.Index >= 0)
            {
                return there == (beginning, index);
            }

            Span<byte> slot = stackalloc byte[SlotSize];
            BinaryPrimitives.WriteUInt64BigEndian(slot, beginning);
            BinaryPrimitives.WriteInt64BigEndian(slot[sizeof(long)..], index + 1);
            file.Write(WorkHead.Room + (at * SlotSize), slot);
            return put = true;
        });
        return put;
    }

    private void Probe(ulong beginning, Func<ulong, long, bool> isFound) =>
        Probe(_file, _bits, beginning, (_, there) => there.Index < 0 || isFound(there.Beginning, there.Index));

    private static void Probe(IWorkFile file, int bits, ulong beginning, Func<long, (ulong Beginning, long Index), bool> isEnd)
    {
        Span<byte> slots = stackalloc byte[SlotsAtOnce * SlotSize];
        var (capacity, at) = (1L << bits, (long)(beginning >> (64 - bits)));

        // Once around: only damage leaves no slot empty.
        for (var seen = 0L; seen < capacity; seen += SlotsAtOnce)
        {
            var count = (int)Math.Min(SlotsAtOnce, capacity - at);
            file.Read(WorkHead.Room + (at * SlotSize), slots[..(count * SlotSize)]);
            for (var i = 0; i < count; i++)
            {
                if (isEnd(at + i, Slot(slots[(i * SlotSize)..])))
                {
                    return;
                }
            }

            at = (at + count) % capacity;
        }
    }

    private static (ulong Beginning, long Index) Slot(ReadOnlySpan<byte> slot) =>
        (BinaryPrimitives.ReadUInt64BigEndian(slot), BinaryPrimitives.ReadInt64BigEndian(slot[sizeof(long)..]) - 1);

    private string Other() => _name == "places-a" ? "places-b" : "places-a";
}
