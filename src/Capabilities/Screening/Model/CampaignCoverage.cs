// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>How much of a campaign is screened, and how fresh that is, at the end of a legal day or within it.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Day">The legal day in Italy.</param>
/// <param name="AsOf">The instant it was measured at: the end of the day, or the moment of asking within it.</param>
/// <param name="Lists">Lists of the campaign with a screening by then.</param>
/// <param name="Screenings">Screenings made on the day whose list was not screened again by then.</param>
/// <param name="RowsScreened">Rows of those screenings.</param>
/// <param name="Callable">Rows allowed by the newest screening of each list.</param>
/// <param name="Valid">Of those, rows that may still be called.</param>
/// <param name="Expiring">Of the valid, rows within the days of warning before their end.</param>
/// <param name="Expired">Of the callable, rows that may no longer be called without a new screening.</param>
public sealed record CampaignCoverage(
    CampaignId Campaign,
    LocalDate Day,
    Instant AsOf,
    long Lists,
    long Screenings,
    long RowsScreened,
    long Callable,
    long Valid,
    long Expiring,
    long Expired)
{
    /// <summary>Valid rows over callable rows; undefined while nothing is callable.</summary>
    public Ratio ValidShare => new(Valid, Callable);
}
