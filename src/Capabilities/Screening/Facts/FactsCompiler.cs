// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Makes an index of fact files: millions of rows in a second. The order of files and rows makes no difference to what is found.</summary>
public static class FactsCompiler
{
    private const int PieceBytes = 1 << 19;
    private const int WorthThreads = 1 << 16;

    /// <summary>Reads files into an index, which is the caller's to dispose.</summary>
    /// <param name="files">The files.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The index, or every reason why a file is refused. Of permission that cannot be read, rows are counted and left out.</returns>
    public static Task<Result<NumberFactsIndex>> RunAsync(Sequence<FactFile> files, int threads, CancellationToken ct) => RunAsync(files, threads, PieceBytes, ct);

    internal static async Task<Result<NumberFactsIndex>> RunAsync(Sequence<FactFile> files, int threads, int pieceBytes, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var items = new FactItems();
        using var rows = new FactRows();
        var reader = new FactFileReader(items, rows, threads, pieceBytes);
        var counts = new List<FactFileCount>();
        var refusals = new List<Refusal>();
        foreach (var file in files)
        {
            switch (await reader.ReadAsync(file, ct))
            {
                case Result<FactFileCount>.Ok ok:
                    counts.Add(ok.Value);
                    break;
                case Result<FactFileCount>.Refused refused:
                    refusals.AddRange(refused.Refusals);
                    break;
            }
        }

        if (refusals.Count > 0)
        {
            return Sequence.From(refusals);
        }

        var classes = new FactClasses(items);
        var table = Table(rows, classes, threads, ct);
        var (codes, ends) = classes.Close();
        var atHand = files.Aggregate(FilesAtHand.None, (sum, file) => sum | InputKinds.AtHand(file.Kind));
        return new NumberFactsIndex(table, items.ToSequence(), codes, ends, Sequence.From(counts), atHand);
    }

    private static NumberTable32 Table(FactRows rows, FactClasses classes, int threads, CancellationToken ct)
    {
        var rare = Rare(rows, classes);
        var pool = new EntryPool(rows.Hash);
        try
        {
            var count = Write(rows, classes, pool, threads, ct);
            pool.Close();
            return NumberTable32.Build(ref pool, count, rare, threads);
        }
        finally
        {
            pool.Dispose();
        }
    }

    private static RareNumbers Rare(FactRows rows, FactClasses classes)
    {
        var reader = classes.Read();
        var numbers = rows.Rare.GroupBy(row => row.Digits, row => row.Row).ToList();
        return RareNumbers.Build([.. numbers.Select(number => number.Key)], [.. numbers.Select(number => reader.Of(number.ToArray()))]);
    }

    /// <summary>One entry for each number, in order; how many.</summary>
    private static long Write(FactRows rows, FactClasses classes, EntryPool pool, int threads, CancellationToken ct)
    {
        // Few rows are sorted before another thread has begun.
        threads = Enumerable.Range(0, FactRows.Partitions).Sum(partition => (long)rows.CountOf(partition)) < WorthThreads ? 1 : threads;
        var next = -1;
        long count = 0;
        var done = FactRows.NothingDone();
        Workers.Run(threads, _ =>
        {
            var sort = new FactSort();
            var reader = classes.Read();
            var writer = pool.Write();
            long mine = 0;
            for (int partition; (partition = Interlocked.Increment(ref next)) < FactRows.Partitions;)
            {
                ct.ThrowIfCancellationRequested();
                mine += Write(sort.Sorted(rows, partition), reader, writer);
                rows.Leave(done, partition);
            }

            Interlocked.Add(ref count, mine);
        });
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Write(ReadOnlySpan<FactRows.Row> sorted, FactClasses.Reader classes, EntryPool.Writer writer)
    {
        long numbers = 0;
        for (var i = 0; i < sorted.Length; numbers++)
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end].Hash == sorted[i].Hash)
            {
                end++;
            }

            writer.Add(sorted[i].Hash, classes.Of(sorted[i..end]));
            i = end;
        }

        return numbers;
    }
}
