// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Measures the coverage of a campaign from its screenings. Pure.</summary>
public static class CoverageMeasure
{
    /// <param name="campaign">The campaign.</param>
    /// <param name="day">The legal day.</param>
    /// <param name="asOf">The instant measured at.</param>
    /// <param name="newest">The newest screening of each list of the campaign made before that instant.</param>
    /// <param name="warning">How long before its end a row counts as expiring.</param>
    public static CampaignCoverage Of(CampaignId campaign, LocalDate day, Instant asOf, Sequence<ScreeningRecord> newest, Duration warning)
    {
        var ofTheDay = newest.Where(record => RomeTime.DayOf(record.At) == day).ToList();
        var validity = newest.SelectMany(record => record.Validity).ToList();
        var callable = validity.Sum(count => count.Rows);
        var valid = validity.Where(count => count.Until is not { } until || until > asOf).ToList();
        var validRows = valid.Sum(count => count.Rows);
        return new CampaignCoverage(
            campaign,
            day,
            asOf,
            newest.Count,
            ofTheDay.Count,
            ofTheDay.Sum(record => record.Counts.Rows),
            callable,
            validRows,
            valid.Where(count => count.Until is { } until && until <= asOf + warning).Sum(count => count.Rows),
            callable - validRows);
    }

    /// <summary>What the evidence of a day states. No number of anybody.</summary>
    internal static Json.Map Statement(CampaignCoverage coverage) => Json.Object(
        ("callable", coverage.Callable),
        ("campaign", coverage.Campaign.Value.ToString()),
        ("day", NodaTime.Text.LocalDatePattern.Iso.Format(coverage.Day)),
        ("expired", coverage.Expired),
        ("expiring", coverage.Expiring),
        ("lists", coverage.Lists),
        ("rows_screened", coverage.RowsScreened),
        ("screenings", coverage.Screenings),
        ("valid", coverage.Valid));
}
