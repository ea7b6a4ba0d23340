// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Keeps the map of the log as it grows, and seals each batch with an entry that states its root.</summary>
/// <remarks>
/// What is no entry of the register changes nothing, for us as for anyone who recomputes the map. Memory does not grow with the log. Used by the
/// log's writer or a reader, which calls it from one thread at a time; it goes on at the next start from where it was kept.
/// </remarks>
public sealed class MapSeal : IBatchSeal
{
    private readonly IClock _clock;
    private readonly StoredMap _map;
    private ContentHash _committed;
    private ContentHash? _last;
    private bool _sealed = true;

    /// <param name="clock">Dates the sealing entries.</param>
    /// <param name="room">Where the map is kept.</param>
    public MapSeal(IClock clock, IWorkRoom room)
        : this(clock, room, MapUpkeep.Usual)
    {
    }

    internal MapSeal(IClock clock, IWorkRoom room, MapUpkeep upkeep)
    {
        (_clock, _map) = (clock, StoredMap.Open(room, upkeep, out var kept));
        if (kept is null)
        {
            return;
        }

        Taken = BinaryPrimitives.ReadInt64BigEndian(kept);
        TakenRoot = new ContentHash(kept.AsSpan(8, ContentHash.Size));
        _committed = new ContentHash(kept.AsSpan(40, ContentHash.Size));
        _last = kept[104] == 1 ? new ContentHash(kept.AsSpan(72, ContentHash.Size)) : null;
        _sealed = kept[105] == 1;
    }

    /// <inheritdoc/>
    public long Taken { get; private set; }

    /// <inheritdoc/>
    public ContentHash TakenRoot { get; private set; }

    /// <summary>The map over all entries so far.</summary>
    public MapView Map => _map.View();

    /// <summary>True when the last entry states the root of the map over all before it, so that nothing came after that it does not speak of.</summary>
    public bool IsCommitted => _sealed && Map.Root == _committed;

    /// <summary>Entries held in memory, whatever the size of the log.</summary>
    internal int Held => _map.Pending;

    /// <summary>True once something in the map's files was not what was written: it must be forgotten.</summary>
    internal bool IsGivenUp => _map.IsGivenUp;

    /// <summary>True while the map is on its way into another file.</summary>
    internal bool IsCopied => _map.IsCopied;

    /// <inheritdoc/>
    public void Add(long index, ReadOnlySpan<byte> entry)
    {
        _sealed = false;
        Taken = index + 1;
        if (RegisterEntry.Parse(entry) is not Result<RegisterEntry>.Ok { Value: var read })
        {
            return;
        }

        if (read.Type == EntryType.MapRootCommitted)
        {
            _sealed = true;
            _committed = ContentHash.Parse(((Json.Text)read.Facts["root"]!).Value);
            _last = MerkleHash.Leaf(entry);
        }
        else if (read.KeyInMap is { } key)
        {
            _map.Set(key, MerkleHash.Leaf(entry), index);
        }
    }

    /// <inheritdoc/>
    public byte[]? Seal()
    {
        if (IsCommitted)
        {
            return null;
        }

        var (now, map) = (_clock.GetCurrentInstant(), Map);
        return RegisterEntry.Create(
            EntryType.MapRootCommitted,
            EntrySubject.Map,
            _last,
            now.InUtc().Date,
            now,
            Json.Object(("keys", map.Count), ("root", map.Root.ToString()))).ValueOrThrow().ToBytes();
    }

    /// <inheritdoc/>
    public void Keep(ContentHash root)
    {
        TakenRoot = root;
        var kept = new byte[106];
        BinaryPrimitives.WriteInt64BigEndian(kept, Taken);
        root.CopyTo(kept.AsSpan(8));
        _committed.CopyTo(kept.AsSpan(40));
        (_last ?? default).CopyTo(kept.AsSpan(72));
        kept[104] = (byte)(_last is null ? 0 : 1);
        kept[105] = (byte)(_sealed ? 1 : 0);
        _map.Keep(kept);
    }

    /// <inheritdoc/>
    public void Forget()
    {
        _map.Forget();
        (Taken, TakenRoot, _committed, _last, _sealed) = (0, default, default, null, true);
    }
}
