// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>What a page says of a screening among others; see <see cref="ScreeningRecord"/> for the whole.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="List">The list screened.</param>
/// <param name="Counts">Rows by verdict.</param>
/// <param name="ValidUntil">The first instant at which some allow no longer holds, or null.</param>
/// <param name="At">When the screening was made.</param>
public sealed record ScreeningSummary(ScreeningId Id, ListId List, VerdictCounts Counts, Instant? ValidUntil, Instant At)
{
    /// <summary>The summary of a screening.</summary>
    public static ScreeningSummary Of(ScreeningRecord record) => new(record.Id, record.List, record.Counts, record.ValidUntil, record.At);
}
