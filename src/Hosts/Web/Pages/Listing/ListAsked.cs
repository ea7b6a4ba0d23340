// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>How a list held in memory was asked for: words it must hold, an order, and where the page begins. Its address says it all, so that a view can be kept and sent.</summary>
/// <param name="Words">Words that every row shown holds; empty for all rows.</param>
/// <param name="Order">The column the rows are ordered by; null for the usual one.</param>
/// <param name="Down">True from the last to the first.</param>
/// <param name="After">The key of the row before the page; null for the first page.</param>
public sealed record ListAsked(string Words, string? Order, bool Down, string? After)
{
    /// <summary>The parameter with the words.</summary>
    public const string WordsName = "parole";

    /// <summary>The parameter with the column; a dash before it turns the order round.</summary>
    public const string OrderName = "ordine";

    /// <summary>The parameter with the row before the page.</summary>
    public const string AfterName = "dopo";

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>What the list's own filters were sent, by name; those left empty are not among them.</summary>
    public Sequence<KeyValuePair<string, string>> Filters { get; init; }

    /// <summary>True when neither words nor an order were asked for: the rows come as the list itself gives them.</summary>
    public bool IsUsual => Words.Length == 0 && Order is null;

    /// <summary>The filters and the order as a query, for exports of the same rows.</summary>
    public string Query => QueryString.Create(
    [
        .. Filters.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)),
        .. Words.Length > 0 ? [KeyValuePair.Create(WordsName, (string?)Words)] : (KeyValuePair<string, string?>[])[],
        .. Order is not null ? [KeyValuePair.Create(OrderName, (string?)((Down ? "-" : "") + Order))] : (KeyValuePair<string, string?>[])[],
    ]).ToUriComponent();

    /// <summary>What one of the list's own filters was sent; the empty text when nothing was.</summary>
    public string this[string filter] => Filters.FirstOrDefault(pair => pair.Key == filter).Value ?? "";

    /// <summary>Reads the query of an address.</summary>
    /// <param name="query">The query.</param>
    /// <param name="columns">The columns rows can be ordered by.</param>
    /// <param name="filters">The names of the list's own filters.</param>
    /// <returns>What was asked, or the parameter that is not understood.</returns>
    public static Result<ListAsked> Read(IQueryCollection query, IEnumerable<string> columns, IEnumerable<string>? filters = null)
    {
        var written = query[OrderName].ToString();
        var column = written.TrimStart('-');
        return written.Length > 0 && !columns.Contains(column)
            ? new FieldNotUnderstood(OrderName) { Where = OrderName }
            : new ListAsked(
                query[WordsName].ToString().Trim(), column.Length > 0 ? column : null, written.StartsWith('-'),
                query[AfterName].ToString() is { Length: > 0 } after ? after : null)
            {
                Filters = Sequence.From((filters ?? []).Select(name => KeyValuePair.Create(name, query[name].ToString())).Where(pair => pair.Value.Length > 0)),
            };
    }
}
