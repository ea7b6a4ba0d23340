// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>The classes of an index as the rules of one run can tell them apart: many classes have few states. For all threads.</summary>
internal sealed class ReducedFacts(uint[] codes, int[] ends, int items, Func<uint, FactItem> itemOf, SituationReduction reduction)
{
    /// <summary>The class must be judged as it is.</summary>
    public const int Exact = -1;

    private const int Unknown = 0;
    private const int Few = 64;
    private readonly Lock _gate = new();

    // By class: one more than its state, or Exact.
    private readonly int[] _states = new int[ends.Length];

    // By code: one more than the item that stands for it, or Exact; 0 where it is not known.
    private readonly int[] _itemsByCode = new int[2 * items];
    private readonly Dictionary<FactItem, int> _items = [];
    private readonly List<FactItem> _known = [];
    private readonly Dictionary<uint[], int> _sets = new(CodesKey.Comparer);

    // Most numbers have one item or two: their states by the one, and by both in order.
    private readonly Dictionary<ulong, int> _pairs = [];
    private readonly List<NumberFacts> _facts = [];

    /// <summary>What stands for the facts of a state.</summary>
    public NumberFacts this[int state]
    {
        get
        {
            lock (_gate)
            {
                return _facts[state];
            }
        }
    }

    /// <summary>The state of a class, or <see cref="Exact"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StateOf(uint id)
    {
        var state = Volatile.Read(ref _states[id]);
        return state > Unknown ? state - 1 : state == Exact ? Exact : Learn(id);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Learn(uint id)
    {
        lock (_gate)
        {
            var state = Reduce(codes.AsSpan(ends[id - 1]..ends[id]));
            Volatile.Write(ref _states[id], state == Exact ? Exact : state + 1);
            return state;
        }
    }

    private int Reduce(ReadOnlySpan<uint> set)
    {
        if (set.Length is 0 or > 2)
        {
            return ReduceMany(set);
        }

        var (one, other) = (ItemOf(set[0]), ItemOf(set[^1]));
        if (one == Exact || other == Exact)
        {
            return Exact;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pairs, ((ulong)(uint)Math.Min(one, other) << 32) | (uint)Math.Max(one, other), out var exists);
        return exists ? known : known = ReduceMany(set);
    }

    private int ReduceMany(ReadOnlySpan<uint> set)
    {
        var reduced = set.Length <= Few ? stackalloc uint[set.Length] : new uint[set.Length];
        for (var i = 0; i < set.Length; i++)
        {
            var item = ItemOf(set[i]);
            if (item == Exact)
            {
                return Exact;
            }

            reduced[i] = (uint)(item - 1);
        }

        // Two items may be reduced to one.
        reduced.Sort();
        reduced = reduced[..EachOnce(reduced)];
        var sets = _sets.GetAlternateLookup<ReadOnlySpan<uint>>();
        if (sets.TryGetValue(reduced, out var known))
        {
            return known;
        }

        var facts = FactsOfANumber.Of(reduced.ToArray().Select(item => _known[(int)item]));
        _facts.Add(facts);
        sets[reduced] = _facts.Count - 1;
        return _facts.Count - 1;
    }

    private static int EachOnce(Span<uint> sorted)
    {
        var kept = 0;
        foreach (var item in sorted)
        {
            if (kept == 0 || sorted[kept - 1] != item)
            {
                sorted[kept++] = item;
            }
        }

        return kept;
    }

    private int ItemOf(uint code) => _itemsByCode[code] is not Unknown and var item ? item : LearnItem(code);

    private int LearnItem(uint code)
    {
        if (reduction.Of(itemOf(code)) is not { } item)
        {
            return _itemsByCode[code] = Exact;
        }

        if (!_items.TryGetValue(item, out var number))
        {
            _known.Add(item);
            number = _known.Count;
            _items.Add(item, number);
        }

        return _itemsByCode[code] = number;
    }
}
