// SPDX-License-Identifier: EUPL-1.2

// Long on purpose: what is believed of a tile, and the one way its hashes are put together, stand side by side.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register;

/// <summary>A log as one checkpoint states it, read from files that need not be trusted: whatever it hands out hangs together with the checkpoint's root.</summary>
/// <remarks>
/// A tile is believed when its root stands in the tile above it, up to the right edge, which is believed when it gives the checkpoint's root;
/// an entry, when its hash stands in its tile. So a corrupted file is named at the first touch and nothing of it is used. For several
/// threads; keeps at most so many tiles of the lowest level as asked for, and as many of those above, each of 17 KiB. Where it is given a
/// file, the ways through the lowest tiles are kept there: whatever the size of the log, a proof then reads two kilobytes of it.
/// </remarks>
public sealed class LogReader
{
    private readonly ILogFiles _files;
    private readonly int _mostTiles;
    private readonly HashTile?[] _edge = new HashTile?[TilePath.HighestLevel + 1];
    private readonly TileWays? _ways;
    private readonly ConcurrentDictionary<long, HashTile> _lowest = new();
    private readonly ConcurrentDictionary<(int Level, long Index), HashTile> _above = new();
    private readonly ConcurrentDictionary<Subtree, ContentHash> _ragged = new();
    private volatile ContentHash[]? _right;

    private LogReader(ILogFiles files, Checkpoint checkpoint, int mostTiles, IWorkFile? ways) =>
        (_files, Checkpoint, _mostTiles, _ways) = (files, checkpoint, mostTiles, ways is null ? null : new TileWays(ways));

    /// <summary>What the log is read as.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Entries in the log.</summary>
    public long Size => Checkpoint.Size;

    /// <summary>Opens a log at a checkpoint whose signature was verified.</summary>
    /// <param name="files">Where its files are.</param>
    /// <param name="checkpoint">What is trusted.</param>
    /// <param name="ct">Ends waiting for files.</param>
    /// <param name="mostTiles">How many tiles of the lowest level are kept in memory at most, and how many of those above.</param>
    /// <param name="ways">Where what was hashed once is kept, 64 bytes for each entry, for this reader and those after it; nothing in it is believed. Null: nowhere.</param>
    /// <returns>The log, <see cref="LogFileMissing"/>, <see cref="LogFileCorrupted"/> or <see cref="LogEdgeCorrupted"/>.</returns>
    public static async Task<Result<LogReader>> OpenAsync(
        ILogFiles files, Checkpoint checkpoint, CancellationToken ct, int mostTiles = 4096, IWorkFile? ways = null)
    {
        var reader = new LogReader(files, checkpoint, mostTiles, ways);
        for (var level = 0; level <= TilePath.HighestLevel; level++)
        {
            if (PathAt(checkpoint.Size, level, checkpoint.Size >> (8 * level) >> 8) is not { } path)
            {
                continue;
            }

            var loaded = await reader.ReadAsync(path, ct);
            if (loaded.Refusal is { } refusal)
            {
                return refusal;
            }

            reader._edge[level] = loaded.Tile;
        }

        var root = await reader.HashOfAsync(0, checkpoint.Size, ct);
        return root.Hash == checkpoint.Root ? reader : new LogEdgeCorrupted(EdgePaths(checkpoint.Size));
    }

    /// <summary>Proves that an entry is in the log.</summary>
    /// <param name="index">The entry, from zero.</param>
    /// <param name="ct">Ends waiting for files.</param>
    /// <returns>The proof, <see cref="LogEntryUnknown"/>, <see cref="LogFileMissing"/> or <see cref="LogFileCorrupted"/>.</returns>
    public ValueTask<Result<InclusionProof>> ProveInclusionAsync(long index, CancellationToken ct)
    {
        if (index < 0 || index >= Size)
        {
            return new(new LogEntryUnknown());
        }

        return PathAtHand(index) is { } path ? new(new InclusionProof(index, Size, path)) : FetchAndProveAsync(index, ct);
    }

    /// <summary>Proves that this log continues the one of an older size.</summary>
    /// <param name="oldSize">At least one.</param>
    /// <param name="ct">Ends waiting for files.</param>
    /// <returns>The proof, <see cref="LogEntryUnknown"/> for a size the log never had, <see cref="LogFileMissing"/> or <see cref="LogFileCorrupted"/>.</returns>
    public async ValueTask<Result<ConsistencyProof>> ProveConsistencyAsync(long oldSize, CancellationToken ct)
    {
        if (oldSize <= 0 || oldSize > Size)
        {
            return new LogEntryUnknown();
        }

        var path = await HashesOfAsync(ConsistencyProof.Parts(oldSize, Size), ct);
        return path.Refusal is { } refusal ? refusal : new ConsistencyProof(oldSize, Size, path.Hashes);
    }

    /// <summary>The root when the log had that many entries.</summary>
    /// <inheritdoc cref="ProveConsistencyAsync"/>
    public async ValueTask<Result<ContentHash>> RootAtAsync(long oldSize, CancellationToken ct)
    {
        if (oldSize < 0 || oldSize > Size)
        {
            return new LogEntryUnknown();
        }

        var root = await HashOfAsync(0, oldSize, ct);
        return root.Refusal is { } refusal ? refusal : root.Hash;
    }

    /// <summary>True when this log continues the one that had that root at that size.</summary>
    internal async ValueTask<bool> ContinuesAsync(long oldSize, ContentHash root, CancellationToken ct) =>
        oldSize == 0 || (await RootAtAsync(oldSize, ct) is Result<ContentHash>.Ok same && same.Value == root);

    /// <summary>The hash of an entry.</summary>
    /// <inheritdoc cref="ProveInclusionAsync"/>
    public ValueTask<Result<ContentHash>> LeafHashAsync(long index, CancellationToken ct)
    {
        if (index < 0 || index >= Size)
        {
            return new(new LogEntryUnknown());
        }

        Span<ContentHash> way = stackalloc ContentHash[TileWays.Length];
        return AtHand(0, index >> 8) is { } tile ? new(tile[(int)(index & 255)])
            : Way(index, way) is { } hash ? new(hash)
            : FetchLeafHashAsync(index, ct);
    }

    /// <summary>The entries of one bundle, in order: 256, or fewer in the last.</summary>
    /// <param name="bundle">Which bundle, from zero.</param>
    /// <param name="ct">Ends waiting for files.</param>
    /// <returns>The entries, <see cref="LogEntryUnknown"/>, <see cref="LogFileMissing"/> or <see cref="LogFileCorrupted"/>.</returns>
    public async ValueTask<Result<Sequence<ReadOnlyMemory<byte>>>> EntriesAsync(long bundle, CancellationToken ct)
    {
        if (bundle < 0 || PathAt(Size, 0, bundle) is not { } leaves)
        {
            return new LogEntryUnknown();
        }

        var loaded = await TileAsync(0, bundle, ct);
        if (loaded.Refusal is { } refusal)
        {
            return refusal;
        }

        var path = TilePath.Entries(bundle, leaves.Width);
        var (read, wrong) = await BundleAsync(path, ct);
        if (read is not { } entries)
        {
            return wrong!;
        }

        var hashes = EntryBundle.LeafHashes(entries);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] != loaded.Tile![i])
            {
                return new LogFileCorrupted(path);
            }
        }

        return Sequence.From(entries);
    }

    /// <summary>A tile or bundle as it is served, proved before it is handed out: a damaged file is never served as good.</summary>
    /// <param name="path">Of any width up to what the log has there: a partial file that was replaced is the beginning of the full one.</param>
    /// <param name="ct">Ends waiting for files.</param>
    /// <returns>The bytes, <see cref="LogEntryUnknown"/>, <see cref="LogFileMissing"/> or <see cref="LogFileCorrupted"/>.</returns>
    public async ValueTask<Result<byte[]>> FileAsync(TilePath path, CancellationToken ct)
    {
        var level = Math.Max(path.Level, 0);
        if (PathAt(Size, level, path.Index) is not { } there || path.Width > there.Width)
        {
            return new LogEntryUnknown();
        }

        if (path.IsEntries)
        {
            return await EntriesAsync(path.Index, ct) switch
            {
                Result<Sequence<ReadOnlyMemory<byte>>>.Ok entries => EntryBundle.Write(entries.Value.Take(path.Width)),
                Result<Sequence<ReadOnlyMemory<byte>>>.Refused refused => refused.Refusals,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        var loaded = await TileAsync(level, path.Index, ct);
        return loaded.Refusal is { } refusal ? refusal : loaded.Tile!.ToBytes()[..(path.Width * ContentHash.Size)];
    }

    /// <summary>One entry.</summary>
    /// <inheritdoc cref="ProveInclusionAsync"/>
    public async ValueTask<Result<ReadOnlyMemory<byte>>> EntryAsync(long index, CancellationToken ct)
    {
        if (index < 0 || index >= Size)
        {
            return new LogEntryUnknown();
        }

        var hash = await LeafHashAsync(index, ct);
        if (hash is not Result<ContentHash>.Ok { Value: var leaf })
        {
            return ((Result<ContentHash>.Refused)hash).Refusals;
        }

        var path = TilePath.Entries(index >> 8, PathAt(Size, 0, index >> 8)!.Value.Width);
        var (entries, wrong) = await BundleAsync(path, ct);
        return entries is not { } there ? wrong!
            : MerkleHash.Leaf(there[(int)(index & 255)].Span) == leaf ? there[(int)(index & 255)]
            : new LogFileCorrupted(path);
    }

    /// <summary>The tile a log of that size has at that place; null when it has none.</summary>
    internal static TilePath? PathAt(long size, int level, long index) =>
        Math.Min(TilePath.FullWidth, (size >> (8 * level)) - (index << 8)) is var width and > 0
            ? TilePath.Hashes(level, index, (int)width)
            : null;

    /// <summary>The right edge of this log's tree.</summary>
    internal TreeEdge Edge()
    {
        var levels = Enumerable.Range(0, _edge.Length).Select(level => _edge[level] is { } tile ? Enumerable.Range(0, tile.Width).Select(i => tile[i]) : []);
        return TreeEdge.At(Size, levels);
    }

    private static Sequence<TilePath> EdgePaths(long size) => Sequence.From(Enumerable.Range(0, TilePath.HighestLevel + 1)
        .Select(level => PathAt(size, level, size >> (8 * level) >> 8))
        .OfType<TilePath>());

    private async ValueTask<Result<ContentHash>> FetchLeafHashAsync(long index, CancellationToken ct)
    {
        var loaded = await TileAsync(0, index >> 8, ct);
        return loaded.Refusal is { } refusal ? refusal : loaded.Tile![(int)(index & 255)];
    }

    /// <summary>The siblings on the way of an entry, when all tiles they stand in are in memory; null otherwise.</summary>
    private Sequence<ContentHash>? PathAtHand(long index)
    {
        if (_right is not { } right)
        {
            return null;
        }

        Span<ContentHash> path = stackalloc ContentHash[64];
        var (count, height) = (0, 0);
        HashTile? tile = null;
        var (at, last) = (index, Size - 1);
        if (AtHand(0, index >> 8) is null)
        {
            if (Way(index, path) is null)
            {
                return null;
            }

            // The tile is full, so that each of its siblings is whole.
            (count, height, at, last) = (TileWays.Length, TileWays.Length, at >> TileWays.Length, last >> TileWays.Length);
        }

        for (; last > 0; height++)
        {
            var within = height & 7;
            if (within == 0)
            {
                tile = null;
            }

            var sibling = at ^ 1;
            if (sibling == last)
            {
                path[count++] = right[height];
            }
            else if (sibling < last)
            {
                // All siblings between two levels stand in the one tile the way passes through.
                tile ??= AtHand(height >> 3, sibling << within >> 8);
                if (tile is null)
                {
                    return null;
                }

                path[count++] = tile.Node(within, (int)(sibling << within & 255) >> within);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return Sequence.Create<ContentHash>(path[..count]);
    }

    private async ValueTask<Result<InclusionProof>> FetchAndProveAsync(long index, CancellationToken ct)
    {
        if (_right is null)
        {
            var right = await RightAsync(ct);
            if (right.Refusal is { } why)
            {
                return why;
            }

            _right = right.Hashes;
        }

        var path = await HashesOfAsync(InclusionProof.Siblings(index, Size), ct);
        return path.Refusal is { } refusal ? refusal : new InclusionProof(index, Size, path.Hashes);
    }

    /// <summary>The hashes at the right end of each height, over what there is when it is not complete.</summary>
    private async ValueTask<(ContentHash[] Hashes, Refusal? Refusal)> RightAsync(CancellationToken ct)
    {
        var hashes = new ContentHash[64];
        for (var height = 0; height < hashes.Length && (height == 0 || Size - 1 >> (height - 1) > 0); height++)
        {
            var found = await HashOfAsync(Size - 1 >> height << height, Size, ct);
            if (found.Refusal is { } refusal)
            {
                return ([], refusal);
            }

            hashes[height] = found.Hash;
        }

        return (hashes, null);
    }

    private HashTile? AtHand(int level, long index) =>
        index == Size >> (8 * level) >> 8 ? _edge[level]
        : level == 0 ? _lowest.GetValueOrDefault(index)
        : _above.GetValueOrDefault((level, index));

    /// <summary>The hash of an entry, and the siblings on its way to its tile's root, which stands in the tile above; null where it does not, or is not at hand.</summary>
    private ContentHash? Way(long index, Span<ContentHash> siblings)
    {
        if (_ways is null || AtHand(1, index >> 16) is not { } above)
        {
            return null;
        }

        var (hash, root) = _ways.Read(index >> 8, (int)(index & 255), siblings);
        return root == above[(int)(index >> 8 & 255)] ? hash : null;
    }

    private async ValueTask<(Sequence<ContentHash> Hashes, Refusal? Refusal)> HashesOfAsync(Sequence<Subtree> subtrees, CancellationToken ct)
    {
        var hashes = new ContentHash[subtrees.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            var found = await HashOfAsync(subtrees[i].Start, subtrees[i].End, ct);
            if (found.Refusal is { } refusal)
            {
                return ([], refusal);
            }

            hashes[i] = found.Hash;
        }

        return (Sequence.Create<ContentHash>(hashes), null);
    }

    private async ValueTask<(ContentHash Hash, Refusal? Refusal)> HashOfAsync(long start, long end, CancellationToken ct)
    {
        var span = end - start;
        if (span == 0)
        {
            return (MerkleHash.EmptyRoot, null);
        }

        if (long.IsPow2(span))
        {
            var (level, height) = Math.DivRem(BitOperations.Log2((ulong)span), 8);
            var first = start >> (8 * level);
            var loaded = await TileAsync(level, first >> 8, ct);
            return loaded.Refusal is { } refusal ? (default, refusal) : (loaded.Tile!.Node(height, (int)(first & 255) >> height), null);
        }

        // Only ranges that end with the log, or with an older one, are ragged: few, and asked for by every proof.
        var key = Subtree.Of(start, end);
        if (_ragged.TryGetValue(key, out var known))
        {
            return (known, null);
        }

        var middle = start + (1L << BitOperations.Log2((ulong)(span - 1)));
        var (left, right) = (await HashOfAsync(start, middle, ct), await HashOfAsync(middle, end, ct));
        if ((left.Refusal ?? right.Refusal) is { } why)
        {
            return (default, why);
        }

        if (_ragged.Count >= _mostTiles)
        {
            _ragged.Clear();
        }

        return (_ragged[key] = MerkleHash.Node(left.Hash, right.Hash), null);
    }

    private async ValueTask<(HashTile? Tile, Refusal? Refusal)> TileAsync(int level, long index, CancellationToken ct)
    {
        var known = AtHand(level, index);
        if (known is not null || index == Size >> (8 * level) >> 8)
        {
            return (known, null);
        }

        var loaded = await ReadAsync(TilePath.Hashes(level, index), ct);
        var above = await TileAsync(level + 1, index >> 8, ct);
        if ((above.Refusal ?? loaded.Refusal) is { } refusal)
        {
            return (null, refusal);
        }

        if (loaded.Tile!.Root != above.Tile![(int)(index & 255)])
        {
            return (null, new LogFileCorrupted(TilePath.Hashes(level, index)));
        }

        if (level == 0)
        {
            _ways?.Write(index, loaded.Tile);
            return (Keep(_lowest, index, loaded.Tile), null);
        }

        return (Keep(_above, (level, index), loaded.Tile), null);
    }

    private HashTile Keep<TKey>(ConcurrentDictionary<TKey, HashTile> tiles, TKey key, HashTile tile)
        where TKey : notnull
    {
        if (tiles.Count >= _mostTiles)
        {
            tiles.Clear();
        }

        return tiles[key] = tile;
    }

    private async ValueTask<(HashTile? Tile, Refusal? Refusal)> ReadAsync(TilePath path, CancellationToken ct)
    {
        if (await ReadFileAsync(path, ct) is not { } file)
        {
            return (null, new LogFileMissing(path));
        }

        return HashTile.Read(file, path.Width) is { } tile ? (tile, null) : (null, new LogFileCorrupted(path));
    }

    private async ValueTask<(ImmutableArray<ReadOnlyMemory<byte>>? Entries, Refusal? Refusal)> BundleAsync(TilePath path, CancellationToken ct) =>
        await ReadFileAsync(path, ct) is not { } file ? (null, new LogFileMissing(path))
        : EntryBundle.Read(file, path.Width) is { } entries ? (entries, null)
        : (null, new LogFileCorrupted(path));

    // A partial file may have been removed once the full one was there, whose beginning it was.
    private async ValueTask<byte[]?> ReadFileAsync(TilePath path, CancellationToken ct) =>
        await _files.ReadAsync(path, ct) ?? (path.IsFull ? null : await _files.ReadAsync(path.Full, ct));
}
