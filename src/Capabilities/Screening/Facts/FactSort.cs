// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Row = Filiera.Screening.FactRows.Row;

namespace Filiera.Screening;

/// <summary>Puts the rows of a partition in the order of number, item and reference. For one thread.</summary>
internal sealed class FactSort
{
    private const int LowBits = 12;
    private const int HighBits = 32 - FactRows.PartitionBits - LowBits;
    private const int FewRows = 256;
    private readonly int[] _low = new int[1 << LowBits];
    private readonly int[] _high = new int[1 << HighBits];
    private Row[] _here = [];
    private Row[] _there = [];

    /// <summary>The rows of a partition in order; they hold until the next call.</summary>
    public ReadOnlySpan<Row> Sorted(FactRows rows, int partition)
    {
        var count = rows.CountOf(partition);
        if (_here.Length < count)
        {
            _here = new Row[count + (count / 8)];
            _there = new Row[_here.Length];
        }

        var here = _here.AsSpan(0, count);
        rows.Gather(partition, here);
        if (count <= FewRows)
        {
            here.Sort();
            return here;
        }

        ByHash(here, _there.AsSpan(0, count));
        OrderOfANumber(here);
        return here;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ByHash(Span<Row> rows, Span<Row> room)
    {
        Array.Clear(_low);
        Array.Clear(_high);
        foreach (ref readonly var row in rows)
        {
            _low[Low(row)]++;
            _high[High(row)]++;
        }

        StartsOf(_low);
        StartsOf(_high);
        foreach (ref readonly var row in rows)
        {
            room[_low[Low(row)]++] = row;
        }

        foreach (ref readonly var row in room)
        {
            rows[_high[High(row)]++] = row;
        }
    }

    private static int Low(in Row row) => (int)(row.Hash & ((1 << LowBits) - 1));

    private static int High(in Row row) => (int)((row.Hash >> LowBits) & ((1 << HighBits) - 1));

    private static void StartsOf(int[] counts)
    {
        var start = 0;
        foreach (ref var count in counts.AsSpan())
        {
            (start, count) = (start + count, start);
        }
    }

    // The digits ordered the hashes; the rows of one number are still in the order of arrival.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OrderOfANumber(Span<Row> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Hash == rows[i - 1].Hash)
            {
                var end = i + 1;
                while (end < rows.Length && rows[end].Hash == rows[i].Hash)
                {
                    end++;
                }

                rows[(i - 1)..end].Sort();
                i = end;
            }
        }
    }
}
