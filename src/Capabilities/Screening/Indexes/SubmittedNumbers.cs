// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Compares sorted numbers with those that were submitted.</summary>
internal static unsafe class SubmittedNumbers
{
    /// <summary>The numbers that are not among those submitted.</summary>
    public static SoughtNumbers Missing(GatheredNumbers numbers, GatheredNumbers submitted, int threads)
    {
        var missing = new SoughtNumbers();
        var hash = numbers.Pool.Hash;
        var (one, other) = (numbers.Pool, submitted.Pool);
        ForEachPartition(threads, partition =>
        {
            using var asked = Hashes(other, partition).GetEnumerator();
            var more = asked.MoveNext();
            foreach (var entry in Hashes(one, partition))
            {
                while (more && asked.Current < entry)
                {
                    more = asked.MoveNext();
                }

                if (!more || asked.Current != entry)
                {
                    missing.AddOrdinal(hash.Undo(entry));
                }
            }
        });
        foreach (var digits in numbers.Rare.Select(rare => rare.Digits).Except(submitted.Rare.Select(rare => rare.Digits)))
        {
            missing.AddRare(digits);
        }

        return missing;
    }

    /// <summary>Gives each submitted number one of two values: whether it came back or not.</summary>
    public static void Mark(GatheredNumbers submitted, GatheredNumbers returned, uint keep, uint remove, int threads)
    {
        var (one, other) = (submitted.Pool, returned.Pool);
        ForEachPartition(threads, partition =>
        {
            using var back = Hashes(other, partition).GetEnumerator();
            var more = back.MoveNext();
            foreach (var piece in one.PiecesOf(partition))
            {
                for (var i = 0; i < piece.Count; i++)
                {
                    var entry = (uint)(piece.Start[i] >> 32);
                    while (more && back.Current < entry)
                    {
                        more = back.MoveNext();
                    }

                    piece.Start[i] = ((ulong)entry << 32) | (more && back.Current == entry ? keep : remove);
                }
            }
        });
        var rare = returned.Rare.Select(number => number.Digits).ToHashSet();
        for (var i = 0; i < submitted.Rare.Count; i++)
        {
            submitted.Rare[i] = (submitted.Rare[i].Digits, rare.Contains(submitted.Rare[i].Digits) ? keep : remove);
        }
    }

    private static void ForEachPartition(int threads, Action<int> work)
    {
        var next = -1;
        Workers.Run(threads, _ =>
        {
            int partition;
            while ((partition = Interlocked.Increment(ref next)) < EntryPool.Partitions)
            {
                work(partition);
            }
        });
    }

    private static IEnumerable<uint> Hashes(EntryPool pool, int partition)
    {
        foreach (var piece in pool.PiecesOf(partition))
        {
            for (var i = 0; i < piece.Count; i++)
            {
                yield return (uint)(piece.Entries[i] >> 32);
            }
        }
    }
}
