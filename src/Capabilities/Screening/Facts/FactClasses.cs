// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;

namespace Filiera.Screening;

/// <summary>Which sets of items numbers have: each different set is a class, by its place from 1. Many numbers have few classes.</summary>
/// <remarks>An item alone is the class after its own place. Several threads ask at once, each through a <see cref="Reader"/> of its own.</remarks>
internal sealed class FactClasses
{
    private const int Shares = 64;
    private const int ShareShift = 26;
    private readonly byte[] _kinds;
    private readonly Dictionary<uint[], uint>[] _places = [.. Enumerable.Range(0, Shares).Select(_ => new Dictionary<uint[], uint>(CodesKey.Comparer))];
    private uint _last;

    /// <param name="items">All items: none is added any more.</param>
    public FactClasses(FactItems items)
    {
        _kinds = [.. Enumerable.Range(0, items.Count).Select(place => KindOf(items[(uint)place]))];
        _last = (uint)items.Count;
    }

    /// <summary>A way in for one thread.</summary>
    public Reader Read() => new(this);

    /// <summary>What the classes are made of, once nothing is added any more.</summary>
    public (uint[] Codes, int[] Ends) Close()
    {
        var sets = new uint[]?[_last];
        foreach (var (codes, place) in _places.SelectMany(places => places))
        {
            sets[place - 1] = codes;
        }

        var all = new List<uint>(sets.Length);
        var ends = new int[sets.Length + 1];
        for (var i = 0; i < sets.Length; i++)
        {
            if (sets[i] is { } codes)
            {
                all.AddRange(codes);
            }
            else
            {
                all.Add(2 * (uint)i);
            }

            ends[i + 1] = all.Count;
        }

        return ([.. all], ends);
    }

    private uint PlaceOf(ReadOnlySpan<uint> codes)
    {
        var places = _places[(uint)CodesKey.Comparer.GetHashCode(codes) >> ShareShift];
        lock (places)
        {
            var lookup = places.GetAlternateLookup<ReadOnlySpan<uint>>();
            if (!lookup.TryGetValue(codes, out var place))
            {
                place = Interlocked.Increment(ref _last);
                lookup[codes] = place;
            }

            return place;
        }
    }

    private static byte KindOf(FactItem item) => item switch
    {
        FactItem.Grounds { Ground: Ground.Consent } => 1,
        FactItem.Grounds { Ground: Ground.Contract } => 2,
        _ => 0,
    };

    /// <summary>One thread's way in.</summary>
    public sealed class Reader(FactClasses classes)
    {
        private const int FewRows = 16;
        private readonly List<uint> _codes = [];
        private readonly Dictionary<(ulong Reference, byte Kind), uint> _named = [];
        private readonly HashSet<(ulong Reference, byte Kind)> _contradicted = [];

        /// <summary>The class of a number by its rows, which are in the order of items.</summary>
        public uint Of(ReadOnlySpan<FactRows.Row> rows)
        {
            if (rows.Length == 1)
            {
                return rows[0].Item + 1;
            }

            _codes.Clear();
            if (rows.Length > FewRows)
            {
                FindContradictions(rows);
            }

            foreach (var row in rows)
            {
                var isContradicted = row.Reference != 0
                    && (rows.Length > FewRows ? _contradicted.Contains((row.Reference, classes._kinds[row.Item])) : IsContradicted(row, rows));
                _codes.Add((2 * row.Item) + (isContradicted ? 1u : 0u));
            }

            var codes = EachOnce(CollectionsMarshal.AsSpan(_codes));
            return codes.Length == 1 && (codes[0] & 1) == 0 ? (codes[0] / 2) + 1 : classes.PlaceOf(codes);
        }

        // One reference, two contents of the same kind: neither can be relied on.
        private bool IsContradicted(FactRows.Row row, ReadOnlySpan<FactRows.Row> rows)
        {
            foreach (var other in rows)
            {
                if (other.Reference == row.Reference && other.Item != row.Item && classes._kinds[other.Item] == classes._kinds[row.Item])
                {
                    return true;
                }
            }

            return false;
        }

        private void FindContradictions(ReadOnlySpan<FactRows.Row> rows)
        {
            _named.Clear();
            _contradicted.Clear();
            foreach (var row in rows)
            {
                var name = (row.Reference, classes._kinds[row.Item]);
                if (row.Reference != 0 && !_named.TryAdd(name, row.Item) && _named[name] != row.Item)
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
    }
}
