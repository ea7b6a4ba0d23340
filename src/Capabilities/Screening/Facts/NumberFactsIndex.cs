// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Screening;

/// <summary>What is on file about millions of numbers: a table from numbers to classes, and what is on file about the numbers of each class.</summary>
/// <remarks>Immutable; its table lies outside the managed heap until it is disposed of.</remarks>
public sealed class NumberFactsIndex : IDisposable
{
    /// <summary>The class of a number about which nothing is on file.</summary>
    public const uint None = 0;

    private readonly Sequence<FactItem> _items;
    private readonly uint[] _codes;
    private readonly int[] _ends;

    internal NumberFactsIndex(NumberTable32 table, Sequence<FactItem> items, uint[] codes, int[] ends, Sequence<FactFileCount> files, FilesAtHand atHand)
    {
        Table = table;
        _items = items;
        _codes = codes;
        _ends = ends;
        Files = files;
        AtHand = atHand;
    }

    /// <summary>From numbers to classes.</summary>
    public NumberTable32 Table { get; }

    /// <summary>What each file came to, in the order given.</summary>
    public Sequence<FactFileCount> Files { get; }

    /// <summary>What the rules may conclude from a number that is missing.</summary>
    public FilesAtHand AtHand { get; }

    /// <summary>Numbers on file.</summary>
    public long Count => Table.Count;

    /// <summary>How many classes there are; their ids run from 1.</summary>
    public int Classes => _ends.Length - 1;

    /// <summary>What is on file about the numbers of a class. Made anew each time: ask once and remember.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public NumberFacts this[uint id]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(id, (uint)Classes);
            return id == None ? NumberFacts.None : FactsOfANumber.Of(_codes[_ends[id - 1].._ends[id]].Select(ItemOf));
        }
    }

    /// <summary>What is on file about a number.</summary>
    public NumberFacts Find(SubscriberNumber number) => this[ClassOf(number)];

    /// <summary>The class of a number.</summary>
    public uint ClassOf(SubscriberNumber number)
    {
        var ordinal = SubscriberOrdinal.Of(number);
        return ordinal == SubscriberOrdinal.None ? Table.FindRare(number.RevealDigits()) : Table.Find(ordinal);
    }

    /// <summary>What is on file as the rules of one run can tell it apart.</summary>
    internal ReducedFacts Reduce(SituationReduction reduction) => new(_codes, _ends, _items.Count, ItemOf, reduction);

    /// <inheritdoc/>
    public void Dispose() => Table.Dispose();

    private FactItem ItemOf(uint code) => (code & 1) == 0 ? _items[(int)(code / 2)] : _items[(int)(code / 2)].Contradicted();
}
