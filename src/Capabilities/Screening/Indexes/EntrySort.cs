// SPDX-License-Identifier: EUPL-1.2
using System.Buffers;
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Puts the entries of a pool in the order of their hashes, one for each number.</summary>
internal static class EntrySort
{
    private const int DigitBits = (32 - EntryPool.PartitionBits) / 2;
    private const int Digits = 1 << DigitBits;
    private const int FewEntries = 512;

    /// <summary>Makes one entry of those of one number, given in ascending order; at least two.</summary>
    public delegate ulong Merge(ReadOnlySpan<ulong> entries);

    /// <summary>Sorts and merges on several threads.</summary>
    /// <returns>How many entries are left.</returns>
    public static long Run(EntryPool pool, int threads, Merge merge)
    {
        var next = -1;
        long left = 0;
        Workers.Run(threads, _ =>
        {
            ulong[] here = [];
            ulong[] there = [];
            var counts = new int[2 * Digits];
            long mine = 0;
            int partition;
            while ((partition = Interlocked.Increment(ref next)) < EntryPool.Partitions)
            {
                var count = checked((int)pool.CountOf(partition));
                if (count == 0)
                {
                    continue;
                }

                Grow(ref here, count);
                Grow(ref there, count);
                var sorted = Sort(pool.PiecesOf(partition), here, there, counts, count);
                var kept = OnePerNumber(sorted, merge);
                pool.Replace(partition, sorted[..kept]);
                mine += kept;
            }

            Interlocked.Add(ref left, mine);
            Return(here);
            Return(there);
        });
        return left;
    }

    private static Span<ulong> Sort(List<EntryPool.Piece> pieces, ulong[] here, ulong[] there, int[] counts, int count)
    {
        if (count <= FewEntries)
        {
            var at = 0;
            foreach (var piece in pieces)
            {
                piece.Entries.CopyTo(here.AsSpan(at));
                at += piece.Count;
            }

            here.AsSpan(0, count).Sort();
            return here.AsSpan(0, count);
        }

        BySmallDigit(pieces, there, counts);
        ByLargeDigit(there.AsSpan(0, count), here, counts);
        SortEqual(here.AsSpan(0, count));
        return here.AsSpan(0, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BySmallDigit(List<EntryPool.Piece> pieces, ulong[] target, int[] counts)
    {
        Array.Clear(counts);
        foreach (var piece in pieces)
        {
            foreach (var entry in piece.Entries)
            {
                counts[(int)(entry >> 32) & (Digits - 1)]++;
                counts[Digits + ((int)(entry >> (32 + DigitBits)) & (Digits - 1))]++;
            }
        }

        StartsOf(counts.AsSpan(0, Digits));
        StartsOf(counts.AsSpan(Digits));
        foreach (var piece in pieces)
        {
            foreach (var entry in piece.Entries)
            {
                target[counts[(int)(entry >> 32) & (Digits - 1)]++] = entry;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByLargeDigit(ReadOnlySpan<ulong> entries, ulong[] target, int[] counts)
    {
        foreach (var entry in entries)
        {
            target[counts[Digits + ((int)(entry >> (32 + DigitBits)) & (Digits - 1))]++] = entry;
        }
    }

    private static void StartsOf(Span<int> counts)
    {
        var start = 0;
        foreach (ref var count in counts)
        {
            (start, count) = (start + count, start);
        }
    }

    // The digits ordered the hashes; what speaks of one number is still in the order of arrival.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortEqual(Span<ulong> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i] >> 32 == entries[i - 1] >> 32)
            {
                var end = EndOfRun(entries, i);
                entries[(i - 1)..end].Sort();
                i = end;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int OnePerNumber(Span<ulong> entries, Merge merge)
    {
        var kept = 0;
        for (var i = 0; i < entries.Length;)
        {
            var end = i + 1;
            var entry = entries[i];
            if (end < entries.Length && entries[end] >> 32 == entry >> 32)
            {
                end = EndOfRun(entries, end);
                entry = merge(entries[i..end]);
            }

            entries[kept++] = entry;
            i = end;
        }

        return kept;
    }

    private static int EndOfRun(ReadOnlySpan<ulong> entries, int at)
    {
        var hash = entries[at] >> 32;
        while (at < entries.Length && entries[at] >> 32 == hash)
        {
            at++;
        }

        return at;
    }

    private static void Grow(ref ulong[] room, int count)
    {
        if (room.Length < count)
        {
            Return(room);
            room = ArrayPool<ulong>.Shared.Rent(count + (count / 8));
        }
    }

    private static void Return(ulong[] room)
    {
        if (room.Length > 0)
        {
            ArrayPool<ulong>.Shared.Return(room);
        }
    }
}
