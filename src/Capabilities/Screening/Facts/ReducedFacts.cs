// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>The classes of an index as the rules of one run can tell them apart: many classes have few states. For all threads.</summary>
internal sealed class ReducedFacts(uint[] codes, int[] ends, int items, Func<uint, FactItem> itemOf, SituationReduction reduction)
{
    /// <summary>The class must be judged as it is.</summary>
    public const int Exact = -1;

    /// <summary>What stands in <see cref="States"/> for <see cref="Exact"/>.</summary>
    public const ushort AsItIs = ushort.MaxValue;

    private const int Unknown = 0;
    private const int Few = 64;

    // Classes that lie beside each other are learned together: reading them in order costs little, and whoever meets one meets others.
    private const uint Together = 64;
    private readonly Lock _gate = new();

    // By code: one more than the item that stands for it, or Exact; 0 where it is not known.
    private readonly int[] _itemsByCode = new int[2 * items];
    private readonly Dictionary<FactItem, int> _items = [];
    private readonly List<FactItem> _known = [];
    private readonly Dictionary<uint[], int> _sets = new(CodesKey.Comparer);

    // Most numbers have one item or two: their states by the one, and by both in order.
    private readonly Dictionary<ulong, int> _pairs = [];
    private readonly List<NumberFacts> _facts = [NumberFacts.None];

    /// <summary>By class: one more than its state, <see cref="AsItIs"/>, or 0 while nobody asked <see cref="StateOf"/>. Nothing on file is class 0 and state 0.</summary>
    /// <remarks>Short numbers, so that those of many classes stay near the processor; classes beyond so many states are judged as they are.</remarks>
    public ushort[] States { get; } = [1, .. new ushort[ends.Length - 1]];

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
    public int StateOf(uint id)
    {
        var known = Volatile.Read(ref States[id]);
        return known == Unknown ? Learn(id) : Read(known);
    }

    private static int Read(ushort known) => known == AsItIs ? Exact : known - 1;

    private int Learn(uint asked)
    {
        lock (_gate)
        {
            var first = Math.Max(1, asked / Together * Together);
            for (var id = first; id < Math.Min(first + Together, (uint)States.Length); id++)
            {
                if (States[id] == Unknown)
                {
                    var state = Reduce(codes.AsSpan(ends[id - 1]..ends[id]));
                    Volatile.Write(ref States[id], state is >= 0 and < AsItIs - 1 ? (ushort)(state + 1) : AsItIs);
                }
            }

            return Read(States[asked]);
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
