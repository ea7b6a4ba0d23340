// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>Numbers and values on their way into an index: common numbers by their ordinals, the rare ones by their digits.</summary>
internal sealed class GatheredNumbers(int threads) : IDisposable
{
    private readonly List<Writer> _writers = [];
    private EntryPool _pool = new(new OrdinalHash(0));

    public ref EntryPool Pool => ref _pool;

    /// <summary>Common numbers, each once; known after <see cref="Sort"/>.</summary>
    public long Count { get; private set; }

    /// <summary>Rare numbers, each once, in order; known after <see cref="Sort"/>.</summary>
    public List<(ulong Digits, uint Value)> Rare { get; private set; } = [];

    public Writer Write()
    {
        lock (_writers)
        {
            _writers.Add(new Writer(_pool));
            return _writers[^1];
        }
    }

    /// <summary>Ends the writing and makes one entry of those of one number.</summary>
    /// <param name="merge">Makes one entry of several, given in ascending order.</param>
    /// <param name="mergeRare">The same for the values of a rare number.</param>
    public void Sort(EntrySort.Merge merge, Func<ulong, ulong[], ulong> mergeRare)
    {
        _pool.Close();
        Count = EntrySort.Run(_pool, threads, merge);
        Rare = [.. _writers.SelectMany(writer => writer.Rare)
            .GroupBy(rare => rare.Digits)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Count() == 1 ? group.First().Value : (uint)mergeRare(group.Key, [.. group.Select(rare => (ulong)rare.Value).Order()])))];
    }

    public void Dispose() => _pool.Dispose();

    /// <summary>One thread's way in.</summary>
    public sealed class Writer(EntryPool pool)
    {
        private readonly EntryPool.Writer _common = pool.Write();
        private readonly OrdinalHash _hash = pool.Hash;

        public List<(ulong Digits, uint Value)> Rare { get; } = [];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint ordinal, uint value) => _common.Add(_hash.Of(ordinal), value);

        public void Add(SubscriberNumber number, uint value)
        {
            var ordinal = SubscriberOrdinal.Of(number);
            if (ordinal == SubscriberOrdinal.None)
            {
                Rare.Add((number.RevealDigits(), value));
            }
            else
            {
                Add(ordinal, value);
            }
        }
    }
}
