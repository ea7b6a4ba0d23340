// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Which sets of items numbers have: each different set is a class, by its place from 1. Many numbers have few classes.</summary>
internal sealed class FactClasses(FactItems items)
{
    private readonly uint[] _alone = new uint[items.Count];
    private readonly Dictionary<uint[], uint> _places = new(CodesKey.Comparer);
    private readonly List<uint> _codes = [];
    private readonly List<int> _ends = [0];
    private readonly List<uint> _set = [];
    private readonly Dictionary<(ulong Reference, Type Kind), uint> _named = [];
    private readonly HashSet<(ulong Reference, Type Kind)> _contradicted = [];

    /// <summary>The class of a number by its rows, which are in the order of items.</summary>
    public uint Of(ReadOnlySpan<FactRows.Row> rows)
    {
        if (rows.Length == 1)
        {
            ref var alone = ref _alone[rows[0].Item];
            return alone == 0 ? alone = Add([2 * rows[0].Item]) : alone;
        }

        FindContradictions(rows);
        _set.Clear();
        foreach (var row in rows)
        {
            _set.Add((2 * row.Item) + (row.Reference != 0 && _contradicted.Contains((row.Reference, KindOf(row.Item))) ? 1u : 0u));
        }

        var set = EachOnce(CollectionsMarshal.AsSpan(_set));
        if (set.Length == 1 && (set[0] & 1) == 0)
        {
            ref var alone = ref _alone[set[0] / 2];
            return alone == 0 ? alone = Add(set) : alone;
        }

        var lookup = _places.GetAlternateLookup<ReadOnlySpan<uint>>();
        if (!lookup.TryGetValue(set, out var place))
        {
            place = Add(set);
            lookup[set] = place;
        }

        return place;
    }

    /// <summary>What the classes are made of, once nothing is added any more.</summary>
    public (uint[] Codes, int[] Ends) Close() => ([.. _codes], [.. _ends]);

    // One reference, two contents of the same kind: neither can be relied on.
    private void FindContradictions(ReadOnlySpan<FactRows.Row> rows)
    {
        _named.Clear();
        _contradicted.Clear();
        foreach (var row in rows)
        {
            if (row.Reference == 0)
            {
                continue;
            }

            var name = (row.Reference, KindOf(row.Item));
            if (!_named.TryAdd(name, row.Item) && _named[name] != row.Item)
            {
                _contradicted.Add(name);
            }
        }
    }

    private static Span<uint> EachOnce(Span<uint> codes)
    {
        codes.Sort();
        var kept = 0;
        foreach (var code in codes)
        {
            if (kept == 0 || codes[kept - 1] != code)
            {
                codes[kept++] = code;
            }
        }

        return codes[..kept];
    }

    private Type KindOf(uint item) => ((FactItem.Grounds)items[item]).Ground.GetType();

    private uint Add(ReadOnlySpan<uint> set)
    {
        CollectionExtensions.AddRange(_codes, set);
        _ends.Add(_codes.Count);
        return (uint)_ends.Count - 1;
    }
}
