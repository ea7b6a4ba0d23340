// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Rows about the few numbers that have no ordinal.</summary>
internal sealed class RareFacts
{
    private readonly SortedDictionary<ulong, List<FactRows.Row>> _rows = [];

    /// <summary>Numbers in ascending order, each with its rows in the order of item and reference.</summary>
    public IEnumerable<(ulong Digits, List<FactRows.Row> Rows)> Numbers
    {
        get
        {
            foreach (var (digits, rows) in _rows)
            {
                rows.Sort();
                yield return (digits, rows);
            }
        }
    }

    public void Add(ulong digits, uint item, ulong reference)
    {
        if (!_rows.TryGetValue(digits, out var rows))
        {
            _rows.Add(digits, rows = []);
        }

        rows.Add(new FactRows.Row(item, reference));
    }
}
