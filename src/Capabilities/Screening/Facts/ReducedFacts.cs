// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;

namespace Filiera.Screening;

/// <summary>The classes of an index as the rules of one run can tell them apart: many classes have few states. For all threads.</summary>
internal sealed class ReducedFacts(uint[] codes, int[] ends, Func<uint, FactItem> itemOf, SituationReduction reduction)
{
    /// <summary>The class must be judged as it is.</summary>
    public const int Exact = -1;

    private const int Unknown = 0;
    private readonly Lock _gate = new();

    // By class: one more than its state, or Exact.
    private readonly int[] _states = new int[ends.Length];
    private readonly Dictionary<uint, uint?> _itemsByCode = [];
    private readonly Dictionary<FactItem, uint> _items = [];
    private readonly List<FactItem> _known = [];
    private readonly Dictionary<uint[], int> _sets = new(CodesKey.Comparer);
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
        var reduced = new uint[set.Length];
        for (var i = 0; i < set.Length; i++)
        {
            if (ItemOf(set[i]) is not { } item)
            {
                return Exact;
            }

            reduced[i] = item;
        }

        Array.Sort(reduced);
        if (_sets.TryGetValue(reduced, out var known))
        {
            return known;
        }

        _facts.Add(FactsOfANumber.Of(reduced.Distinct().Select(item => _known[(int)item])));
        return _sets[reduced] = _facts.Count - 1;
    }

    private uint? ItemOf(uint code)
    {
        if (_itemsByCode.TryGetValue(code, out var known))
        {
            return known;
        }

        if (reduction.Of(itemOf(code)) is not { } item)
        {
            return _itemsByCode[code] = null;
        }

        if (!_items.TryGetValue(item, out var number))
        {
            number = (uint)_known.Count;
            _known.Add(item);
            _items.Add(item, number);
        }

        return _itemsByCode[code] = number;
    }
}
