// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>What rows say, each different thing once, by its place from 0. Several threads may add at once; places are read once nothing is added.</summary>
internal sealed class FactItems
{
    private readonly List<FactItem> _items = [];
    private readonly Dictionary<FactItem, uint> _places = [];

    public FactItem this[uint place] => _items[(int)place];

    public int Count => _items.Count;

    public uint PlaceOf(FactItem item)
    {
        lock (_places)
        {
            if (!_places.TryGetValue(item, out var place))
            {
                place = (uint)_items.Count;
                _places.Add(item, place);
                _items.Add(item);
            }

            return place;
        }
    }

    /// <summary>The items alone, once nothing is added any more.</summary>
    public Sequence<FactItem> ToSequence() => Sequence.From(_items);
}
