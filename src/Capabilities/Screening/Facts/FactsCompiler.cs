// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Makes an index of fact files: millions of rows in seconds. The order of files and rows makes no difference to what is found.</summary>
public static class FactsCompiler
{
    /// <summary>Reads files into an index, which is the caller's to dispose.</summary>
    /// <param name="files">The files.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The index, or every reason why a file is refused. Of permission that cannot be read, rows are counted and left out.</returns>
    public static async Task<Result<NumberFactsIndex>> RunAsync(Sequence<FactFile> files, int threads, CancellationToken ct)
    {
        var items = new FactItems();
        var rare = new RareFacts();
        using var rows = new FactRows();
        var counts = new List<FactFileCount>();
        var refusals = new List<Refusal>();
        foreach (var file in files)
        {
            switch (await ReadAsync(file, items, rows, rare, ct))
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
        var table = Table(rows, rare, classes, threads, ct);
        var (codes, ends) = classes.Close();
        var atHand = files.Aggregate(FilesAtHand.None, (sum, file) => sum | InputKinds.AtHand(file.Kind));
        return new NumberFactsIndex(table, items.ToSequence(), codes, ends, Sequence.From(counts), atHand);
    }

    private static async Task<Result<FactFileCount>> ReadAsync(FactFile file, FactItems items, FactRows rows, RareFacts rare, CancellationToken ct)
    {
        var recognised = await FactShape.RecogniseAsync(file, ct);
        return recognised is Result<FactShape>.Ok { Value: var shape }
            ? await new FactFileReader(file, shape, items, rows, rare).ReadAsync(ct)
            : ((Result<FactShape>.Refused)recognised).Refusals;
    }

    private static NumberTable32 Table(FactRows rows, RareFacts rare, FactClasses classes, int threads, CancellationToken ct)
    {
        var rareDigits = new List<ulong>();
        var rareClasses = new List<uint>();
        foreach (var (digits, about) in rare.Numbers)
        {
            rareDigits.Add(digits);
            rareClasses.Add(classes.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(about)));
        }

        var pool = new EntryPool(new OrdinalHash(0));
        try
        {
            Write(rows, classes, pool, threads, ct);

            // What was sorted is in the pool now: the table takes its place.
            rows.Dispose();
            return NumberTable32.Build(ref pool, RareNumbers.Build(rareDigits.ToArray(), rareClasses.ToArray()), threads);
        }
        finally
        {
            pool.Dispose();
        }
    }

    private static void Write(FactRows rows, FactClasses classes, EntryPool pool, int threads, CancellationToken ct)
    {
        var writer = pool.Write();
        rows.Sorted(threads, sorted =>
        {
            ct.ThrowIfCancellationRequested();
            while (!sorted.IsEmpty)
            {
                var count = 1;
                while (count < sorted.Length && sorted[count].Ordinal == sorted[0].Ordinal)
                {
                    count++;
                }

                writer.Add(pool.Hash.Of(sorted[0].Ordinal), classes.Of(sorted[..count]));
                sorted = sorted[count..];
            }
        });
    }
}
