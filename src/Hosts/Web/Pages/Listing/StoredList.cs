// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>A list whose rows a store gives a page at a time, in its own order. Looked through or ordered otherwise, it is read whole.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Columns">What is looked through and ordered.</param>
/// <param name="IsKey">True for text that can name a row.</param>
/// <param name="Read">The rows after the one with a key, or from the first, at most so many; fewer only when there are no more.</param>
/// <param name="Heading">The columns of the exports.</param>
/// <param name="Export">What the exports say of a row, in one line or several.</param>
public sealed record StoredList<TRow>(
    ListColumns<TRow> Columns,
    Func<string, bool> IsKey,
    Func<ListAsked, string?, int, Task<IReadOnlyList<TRow>>> Read,
    IReadOnlyList<string> Heading,
    Func<TRow, IEnumerable<IReadOnlyList<string>>> Export)
{
    private const int Portion = 500;

    /// <summary>The list's own filters, by name, each with what may be sent: null for anything.</summary>
    public IReadOnlyList<(string Name, Func<string, bool>? Takes)> Filters { get; init; } = [];

    /// <summary>What was asked, or what is not understood of it.</summary>
    public Result<ListAsked> Asked(IQueryCollection query)
    {
        var read = ListAsked.Read(query, Columns.Names, Filters.Select(filter => filter.Name));
        if (read is not Result<ListAsked>.Ok(var asked))
        {
            return read;
        }

        var wrong = asked.After is { } after && !IsKey(after)
            ? ListAsked.AfterName
            : Filters.FirstOrDefault(filter => asked[filter.Name] is { Length: > 0 } sent && filter.Takes?.Invoke(sent) == false).Name;
        return wrong is null ? asked : new FieldNotUnderstood(wrong) { Where = wrong };
    }

    /// <summary>The page asked for. Of a list in its usual order it does not know how many rows there are in all.</summary>
    public async Task<ListPageOf<TRow>> PageAsync(ListAsked asked)
    {
        if (!asked.IsUsual)
        {
            return Columns.Page(await WholeAsync(asked), asked);
        }

        var rows = await Read(asked, asked.After, ListAsked.PageSize + 1);
        var page = rows.Take(ListAsked.PageSize).ToArray();
        return new ListPageOf<TRow>(page, page.Length, rows.Count > page.Length ? Columns.Key(page[^1]) : null);
    }

    /// <summary>All rows asked for, in the order asked for.</summary>
    public async Task<IReadOnlyList<TRow>> AllAsync(ListAsked asked) => Columns.All(await WholeAsync(asked), asked);

    private async Task<List<TRow>> WholeAsync(ListAsked asked)
    {
        var all = new List<TRow>();
        for (string? after = null; ;)
        {
            var rows = await Read(asked, after, Portion);
            all.AddRange(rows);
            if (rows.Count < Portion)
            {
                return all;
            }

            after = Columns.Key(rows[^1]);
        }
    }
}
