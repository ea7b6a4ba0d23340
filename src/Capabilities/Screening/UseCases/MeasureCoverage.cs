// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Says how much of a campaign is screened and how fresh that is, on a day past or on the present one. Keeps nothing.</summary>
public sealed class MeasureCoverage(IScreenings screenings, RuleCatalogue catalogue, IClock clock)
{
    /// <summary>The rule that the freshness of an answer rests on.</summary>
    public static RuleId Rule { get; } = RuleId.Parse("RPO-03");

    /// <param name="campaign">The campaign.</param>
    /// <param name="day">The legal day; on the present day it is measured now.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The coverage, or <see cref="CoverageDayInTheFuture"/>, or <see cref="NoRulesInForce"/> where no rule says how long an answer holds.</returns>
    public async Task<Result<CampaignCoverage>> RunAsync(CampaignId campaign, LocalDate day, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (day > RomeTime.DayOf(now))
        {
            return new CoverageDayInTheFuture { Where = "/day" };
        }

        if (MomentOf(day, now) is not { } moment)
        {
            return new NoRulesInForce();
        }

        return Of(campaign, moment, await screenings.FreshnessAsync([campaign], moment.Made, moment.Made, ct));
    }

    /// <summary>Measures several campaigns on several days, and asks the store once.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="first">The first legal day.</param>
    /// <param name="last">The last legal day, which counts.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>For each campaign, in the order given, its coverage on every day; null on a day that cannot be measured.</returns>
    public async Task<Sequence<Sequence<CampaignCoverage?>>> RunAsync(IReadOnlyCollection<CampaignId> campaigns, LocalDate first, LocalDate last, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var moments = new List<Moment?>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            moments.Add(day > RomeTime.DayOf(now) ? null : MomentOf(day, now));
        }

        var made = moments.OfType<Moment>().Select(moment => moment.Made).ToList();
        var found = (made.Count == 0 ? [] : await screenings.FreshnessAsync(campaigns, made.Min(), made.Max(), ct)).ToLookup(one => one.Campaign);
        return Sequence.From(campaigns.Select(campaign =>
            Sequence.From(moments.Select(moment => moment is { } known ? Of(campaign, known, found[campaign]) : null))));
    }

    internal static Duration Warning(Rule rule) =>
        rule.Span(RuleParameters.AnswerDays) is { } limit && rule.Span(RuleParameters.WarningDays) is { } warned && warned < limit
            ? Duration.FromDays(limit - warned)
            : Duration.Zero;

    private static CampaignCoverage Of(CampaignId campaign, Moment moment, IEnumerable<ScreeningFreshness> screenings) =>
        CoverageMeasure.Of(campaign, moment.Day, moment.AsOf, CoverageMeasure.NewestBefore(screenings, moment.Made), moment.Warning);

    // Of the present day, what was made this very microsecond counts too.
    private Moment? MomentOf(LocalDate day, Instant now)
    {
        var end = RomeTime.Whole(day).End;
        return catalogue.Find(Rule, day) is { } rule ? new Moment(day, Instant.Min(now, end), Instant.Min(now.PlusTicks(10), end), Warning(rule)) : null;
    }

    private readonly record struct Moment(LocalDate Day, Instant AsOf, Instant Made, Duration Warning);
}
