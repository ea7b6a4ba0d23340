// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening.Tests;

public sealed class MeasuringCoverage
{
    private static readonly LocalDate Day = new(2026, 11, 21);
    private static readonly Instant End = RomeTime.StartOf(Day.PlusDays(1));
    private static readonly CampaignId Campaign = new(new Guid(1, 0, 0, new byte[8]));

    [Fact]
    public void Rows_count_by_the_end_of_their_validity()
    {
        var coverage = CoverageMeasure.Of(
            Campaign,
            Day,
            End,
            [
                Screening(1, End - Duration.FromHours(5), (End + Duration.FromDays(10), 100), (End + Duration.FromDays(2), 20), (null, 3)),
                Screening(2, End - Duration.FromDays(15), (End - Duration.FromHours(1), 40), (End, 50)),
            ],
            Duration.FromDays(3));
        Assert.Equal(new CampaignCoverage(Campaign, Day, End, 2, 1, 1000, 213, 123, 20, 90), coverage);
        Assert.Equal(new Ratio(123, 213), coverage.ValidShare);
    }

    [Fact]
    public void A_campaign_without_screenings_has_an_undefined_share()
    {
        var coverage = CoverageMeasure.Of(Campaign, Day, End, [], Duration.FromDays(3));
        Assert.Equal(new CampaignCoverage(Campaign, Day, End, 0, 0, 0, 0, 0, 0, 0), coverage);
        Assert.False(coverage.ValidShare.IsDefined);
    }

    [Fact]
    public void An_end_is_cut_to_its_hour_and_never_moved_later()
    {
        var until = Instant.FromUtc(2026, 12, 6, 9, 59) + Duration.FromNanoseconds(1);
        Assert.Equal(Instant.FromUtc(2026, 12, 6, 9, 0), ValidityCount.Floor(until));
        Assert.Equal(Instant.FromUtc(1969, 12, 31, 23, 0), ValidityCount.Floor(Instant.FromUnixTimeSeconds(-1)));
        var tally = new Tally();
        tally.Add(new RowVerdict(Verdict.Allow, [], until));
        tally.Add(new RowVerdict(Verdict.Allow, [], until - Duration.FromMinutes(30)));
        tally.Add(new RowVerdict(Verdict.Allow, [], null));
        tally.Add(new RowVerdict(Verdict.Withhold, [], null));
        Assert.Equal([new ValidityCount(Instant.FromUtc(2026, 12, 6, 9, 0), 2), new ValidityCount(null, 1)], tally.Validity);
    }

    [Fact]
    public void Of_each_list_the_last_screening_made_before_an_instant_counts()
    {
        var (first, again) = (Screening(1, End - Duration.FromDays(2)), Screening(1, End - Duration.FromDays(1)) with { Screening = new ScreeningId(new Guid(9, 0, 0, new byte[8])) });
        var other = Screening(2, End);
        Assert.Equal([again, other], CoverageMeasure.NewestBefore([first, again, other], End + Duration.Epsilon));
        Assert.Equal([again], CoverageMeasure.NewestBefore([first, again, other], End));
        Assert.Equal([first], CoverageMeasure.NewestBefore([first, again, other], again.At));
        Assert.Empty(CoverageMeasure.NewestBefore([first, again, other], first.At));
    }

    private static ScreeningFreshness Screening(byte number, Instant at, params (Instant? Until, long Rows)[] validity) => new(
        new ScreeningId(new Guid(number, 0, 0, new byte[8])),
        new ListId(new Guid(number, 1, 0, new byte[8])),
        new OrganisationId(new Guid(number, 2, 0, new byte[8])),
        Campaign,
        at,
        1000,
        Sequence.From(validity.Select(count => new ValidityCount(count.Until, count.Rows))));
}
