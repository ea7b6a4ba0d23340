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
    public static CampaignCoverage Of(CampaignId campaign, LocalDate day, Instant asOf, IEnumerable<ScreeningFreshness> newest, Duration warning)
    {
        var (lists, screenings, screened, callable, valid, expiring) = (0L, 0L, 0L, 0L, 0L, 0L);
        var whole = RomeTime.Whole(day);
        foreach (var screening in newest)
        {
            lists++;
            if (whole.Contains(screening.At))
            {
                screenings++;
                screened += screening.Rows;
            }

            foreach (var (until, rows) in screening.Validity)
            {
                callable += rows;
                valid += until is null || until > asOf ? rows : 0;
                expiring += until > asOf && until <= asOf + warning ? rows : 0;
            }
        }

        return new CampaignCoverage(campaign, day, asOf, lists, screenings, screened, callable, valid, expiring, callable - valid);
    }

    /// <summary>The newest screening of each list made before an instant.</summary>
    /// <param name="screenings">Screenings by list, in the order made.</param>
    /// <param name="before">The instant.</param>
    public static IEnumerable<ScreeningFreshness> NewestBefore(IEnumerable<ScreeningFreshness> screenings, Instant before)
    {
        ScreeningFreshness? newest = null;
        foreach (var screening in screenings)
        {
            if (screening.At >= before)
            {
                continue;
            }

            if (newest is not null && newest.List != screening.List)
            {
                yield return newest;
            }

            newest = screening;
        }

        if (newest is not null)
        {
            yield return newest;
        }
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
