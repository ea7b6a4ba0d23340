// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Lines of 64 bytes in native memory, filled in the order of the hashes: an entry lies in its own line, or, where that is full, in the next with room.</summary>
/// <remarks>
/// The order of the hashes is the only order, so equal entries make equal bytes however they came. The last line is never full, which is
/// where a search ends at the latest.
/// </remarks>
internal sealed unsafe class LineTable : IDisposable
{
    public const int LineBytes = 64;

    /// <summary>Lines after the last that is anybody's own, for what does not fit there.</summary>
    public const int SpareLines = 64;

    private const int Growths = 4;
    private const uint Seeds = 64;
    private readonly NativeBlock _block;

    public LineTable(NativeBlock block, uint lines, OrdinalHash hash, long count)
    {
        _block = block;
        Lines = lines;
        Hash = hash;
        Count = count;
    }

    public byte* Start => _block.Start;

    /// <summary>Lines that are some hash's own; <see cref="SpareLines"/> more follow.</summary>
    public uint Lines { get; }

    public OrdinalHash Hash { get; }

    public long Count { get; }

    public long Bytes => _block.Length;

    /// <summary>How many hashes have one line for their own, at most.</summary>
    public static int Width(uint lines) => checked((int)Math.Min(int.MaxValue, ((1L << 32) + lines - 1) / lines));

    public static long BytesOf(uint lines) => ((long)lines + SpareLines) * LineBytes;

    /// <summary>Lays out sorted entries, one for each number.</summary>
    /// <param name="pool">Closed and sorted; disposed of here when another hash is needed, and replaced.</param>
    /// <param name="count">How many entries it holds.</param>
    /// <param name="averagePerLine">Entries in a line on average, in hundredths.</param>
    /// <param name="lane">How an entry lies.</param>
    /// <param name="threads">How many threads work.</param>
    public static LineTable Build<TLane>(ref EntryPool pool, long count, int averagePerLine, TLane lane, int threads)
        where TLane : struct, ILane
    {
        var fewest = Math.Max(TLane.FewestLines, checked((uint)(count * 100 / averagePerLine)));
        while (true)
        {
            var lines = (long)fewest;
            for (var growth = 0; growth < Growths && lines <= int.MaxValue; growth++, lines = (lines * 5 / 4) + 1)
            {
                if (LineLayout.TryLay(pool, (uint)lines, lane, threads) is { } block)
                {
                    return new LineTable(block, (uint)lines, pool.Hash, count);
                }
            }

            pool = Rehash(pool, threads);
        }
    }

    public void Dispose() => _block.Dispose();

    private static EntryPool Rehash(EntryPool pool, int threads)
    {
        if (pool.Hash.Seed >= Seeds)
        {
            throw new InvalidOperationException("No hash spreads these numbers.");
        }

        using var old = pool;
        var next = new EntryPool(new OrdinalHash(old.Hash.Seed + 1));
        var writer = next.Write();
        for (var partition = 0; partition < EntryPool.Partitions; partition++)
        {
            foreach (var piece in old.PiecesOf(partition))
            {
                foreach (var entry in piece.Entries)
                {
                    writer.Add(next.Hash.Of(old.Hash.Undo((uint)(entry >> 32))), (uint)entry);
                }
            }
        }

        next.Close();
        EntrySort.Run(next, threads, NumberTwice);
        return next;
    }

    public static ulong NumberTwice(ReadOnlySpan<ulong> entries) => throw new ArgumentException("A number stands twice.", nameof(entries));
}
