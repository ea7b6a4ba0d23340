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

    /// <summary>The filter and the order as a query, for exports of the same rows.</summary>
    public string Query => QueryString.Create(new[]
    {
        KeyValuePair.Create(WordsName, Words.Length > 0 ? Words : null),
        KeyValuePair.Create(OrderName, Order is null ? null : (Down ? "-" : "") + Order),
    }.Where(pair => pair.Value is not null)).ToUriComponent();

    /// <summary>Reads the query of an address.</summary>
    /// <param name="query">The query.</param>
    /// <param name="columns">The columns rows can be ordered by.</param>
    /// <returns>What was asked, or the parameter that is not understood.</returns>
    public static Result<ListAsked> Read(IQueryCollection query, IEnumerable<string> columns)
    {
        var written = query[OrderName].ToString();
        var column = written.TrimStart('-');
        return written.Length > 0 && !columns.Contains(column)
            ? new FieldNotUnderstood(OrderName) { Where = OrderName }
            : new ListAsked(
                query[WordsName].ToString().Trim(), column.Length > 0 ? column : null, written.StartsWith('-'),
                query[AfterName].ToString() is { Length: > 0 } after ? after : null);
    }
}
