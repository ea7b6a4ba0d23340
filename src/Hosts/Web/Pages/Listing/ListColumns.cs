// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Web;

/// <summary>The columns of a list held in memory: what each row says in them is what is looked through, ordered and shown.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Culture">The language rows are compared in: neither capitals nor accents count.</param>
/// <param name="Key">What names a row for ever.</param>
/// <param name="Columns">The columns by name, the usual order first.</param>
public sealed record ListColumns<TRow>(CultureInfo Culture, Func<TRow, string> Key, IReadOnlyList<(string Name, Func<TRow, string> Text)> Columns)
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>True when the rows are given in the usual order already, which is then none of the columns'.</summary>
    public bool ComeInOrder { get; init; }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Names => Columns.Select(column => column.Name);

    /// <summary>The rows after the one with a key, or from the first, at most so many.</summary>
    public IReadOnlyList<TRow> After(IEnumerable<TRow> rows, string? after, int count) =>
        [.. (after is null ? rows : rows.SkipWhile(row => Key(row) != after).Skip(1)).Take(count)];

    /// <summary>All rows asked for, in the order asked for.</summary>
    public IReadOnlyList<TRow> All(IEnumerable<TRow> rows, ListAsked asked)
    {
        var by = Columns.FirstOrDefault(column => column.Name == asked.Order).Text ?? Columns[0].Text;
        var words = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = rows.Where(row => Array.TrueForAll(words, word =>
            Columns.Any(column => Culture.CompareInfo.IndexOf(column.Text(row), word, Loosely) >= 0)));
        if (ComeInOrder && asked.Order is null)
        {
            return [.. found];
        }

        var comparer = StringComparer.Create(Culture, Loosely);
        // Rows that say the same stand in the order of their keys, so that no page shows one twice.
        return asked.Down
            ? [.. found.OrderByDescending(by, comparer).ThenBy(Key, StringComparer.Ordinal)]
            : [.. found.OrderBy(by, comparer).ThenBy(Key, StringComparer.Ordinal)];
    }

    /// <summary>The rows of the page asked for.</summary>
    public ListPageOf<TRow> Page(IEnumerable<TRow> rows, ListAsked asked)
    {
        var all = All(rows, asked);
        var at = asked.After is null ? 0 : all.TakeWhile(row => Key(row) != asked.After).Count() + 1;
        var page = all.Skip(at).Take(ListAsked.PageSize).ToArray();
        return new ListPageOf<TRow>(page, all.Count, at + page.Length < all.Count && page.Length > 0 ? Key(page[^1]) : null);
    }
}
