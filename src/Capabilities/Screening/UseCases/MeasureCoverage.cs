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

        if (catalogue.Find(Rule, day) is not { } rule)
        {
            return new NoRulesInForce();
        }

        var end = RomeTime.Whole(day).End;
        var asOf = Instant.Min(now, end);

        // Of the present day, what was made this very microsecond counts too.
        var made = Instant.Min(now.PlusTicks(10), end);
        return CoverageMeasure.Of(campaign, day, asOf, await screenings.NewestOfCampaignAsync(campaign, made, ct), Warning(rule));
    }

    internal static Duration Warning(Rule rule) =>
        rule.Span(RuleParameters.AnswerDays) is { } limit && rule.Span(RuleParameters.WarningDays) is { } warned && warned < limit
            ? Duration.FromDays(limit - warned)
            : Duration.Zero;
}
