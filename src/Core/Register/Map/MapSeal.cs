// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Register;

/// <summary>Keeps the map of the log as it grows, and seals each batch with an entry that states its root.</summary>
/// <remarks>What is no entry of the register changes nothing, for us as for anyone who recomputes the map. Used by the log's writer, which calls it from one thread at a time.</remarks>
public sealed class MapSeal(IClock clock) : IBatchSeal
{
    private ContentHash _committed;
    private ContentHash? _last;
    private bool _sealed = true;

    /// <summary>The map over all entries so far.</summary>
    public VerifiableMap Map { get; private set; } = VerifiableMap.Empty;

    /// <summary>True when the last entry states the root of the map over all before it, so that nothing came after that it does not speak of.</summary>
    public bool IsCommitted => _sealed && Map.Root == _committed;

    /// <inheritdoc/>
    public void Add(long index, ReadOnlySpan<byte> entry)
    {
        _sealed = false;
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
            Map = Map.With(key, MerkleHash.Leaf(entry));
        }
    }

    /// <inheritdoc/>
    public byte[]? Seal()
    {
        if (IsCommitted)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        return RegisterEntry.Create(
            EntryType.MapRootCommitted,
            EntrySubject.Map,
            _last,
            now.InUtc().Date,
            now,
            Json.Object(("keys", Map.Count), ("root", Map.Root.ToString()))).ValueOrThrow().ToBytes();
    }
}
