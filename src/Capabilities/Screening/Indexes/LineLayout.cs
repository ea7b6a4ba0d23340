// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>Lays sorted entries into lines, each thread a stretch of the hashes.</summary>
internal static unsafe class LineLayout
{
    private const int MostThreads = 64;

    /// <summary>The lines, or null when too many full ones follow each other.</summary>
    public static NativeBlock? TryLay<TLane>(EntryPool pool, uint lines, TLane lane, int threads)
        where TLane : struct, ILane
    {
        threads = Math.Min(threads, MostThreads);
        var block = new NativeBlock(LineTable.BytesOf(lines));
        var starts = new State[threads];
        var ends = new State[threads];
        Workers.Run(threads, thread =>
        {
            var (from, to) = Stretch(thread, threads);
            var state = default(State);
            if (thread > 0)
            {
                // Where the stretch before ends: what comes long before its end seldom matters, and is checked below.
                Lay(pool, (from - 1, from), lines, lane, null, ref state);
            }

            starts[thread] = state;
            Lay(pool, (from, to), lines, lane, block.Start, ref state);
            ends[thread] = state;
        });

        for (var thread = 1; thread < threads; thread++)
        {
            if (starts[thread].Next != ends[thread - 1].Next || starts[thread].RunStart != ends[thread - 1].RunStart)
            {
                block.Dispose();
                return threads == 1 ? null : TryLay(pool, lines, lane, 1);
            }
        }

        if (Array.TrueForAll(ends, end => end.LongestRun(TLane.PerLine) <= TLane.MostFullLines(lines)))
        {
            return block;
        }

        block.Dispose();
        return null;
    }

    private static (int From, int To) Stretch(int thread, int threads) =>
        (EntryPool.Partitions * thread / threads, EntryPool.Partitions * (thread + 1) / threads);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lay<TLane>(EntryPool pool, (int From, int To) partitions, uint lines, TLane lane, byte* target, ref State state)
        where TLane : struct, ILane
    {
        var last = (((long)lines + LineTable.SpareLines) * TLane.PerLine) - TLane.PerLine;
        var (next, runStart, longest) = (state.Next, state.RunStart, state.Longest);
        for (var partition = partitions.From; partition < partitions.To; partition++)
        {
            foreach (var piece in pool.PiecesOf(partition))
            {
                foreach (var entry in piece.Entries)
                {
                    var own = (long)(((entry >> 32) * lines) >> 32) * TLane.PerLine;
                    if (own > next)
                    {
                        longest = Math.Max(longest, State.FullLines(runStart, next, TLane.PerLine));
                        runStart = next = own;
                    }

                    if (target is not null && next < last)
                    {
                        lane.Put(target, next, entry);
                    }

                    next++;
                }
            }
        }

        state = new State(next, runStart, longest);
    }

    /// <summary>Where the next entry goes, where the slots taken without a gap before it begin, and the most full lines in a row so far.</summary>
    private readonly record struct State(long Next, long RunStart, long Longest)
    {
        public static long FullLines(long from, long to, int perLine) => Math.Max(0, (to / perLine) - ((from + perLine - 1) / perLine));

        public long LongestRun(int perLine) => Math.Max(Longest, FullLines(RunStart, Next, perLine));
    }
}
