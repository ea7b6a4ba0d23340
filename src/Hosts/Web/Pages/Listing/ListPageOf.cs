// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>One page of a list.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Next">The key after which the next page begins; null on the last.</param>
public sealed record ListPageOf<TRow>(IReadOnlyList<TRow> Rows, int Total, string? Next);
