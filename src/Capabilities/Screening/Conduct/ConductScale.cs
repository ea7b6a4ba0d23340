// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The bands in which the register states a firm's conduct, as rule REG-01 sets them on a day.</summary>
/// <param name="Months">Months of evidence that count, the day itself included.</param>
/// <param name="AnewMonths">Months after which bands that stayed the same are stated anew, so that the period shown does not grow old.</param>
/// <param name="LeastRows">Rows below which no share is told.</param>
/// <param name="Lists">Bands of the lists screened.</param>
/// <param name="Rows">Bands of the rows judged.</param>
/// <param name="Withheld">Bands of the share withheld, in parts per million.</param>
/// <param name="Undecided">Bands of the share undecided, in parts per million.</param>
public sealed record ConductScale(
    int Months, int AnewMonths, long LeastRows, Sequence<Band> Lists, Sequence<Band> Rows, Sequence<Band> Withheld, Sequence<Band> Undecided)
{
    private static readonly RuleId Rule = RuleId.Parse("REG-01");

    /// <summary>The bands in force on a day; null where there are none.</summary>
    /// <exception cref="ArgumentException">The rule's bounds do not rise.</exception>
    public static ConductScale? On(RuleCatalogue catalogue, LocalDate day) => catalogue.Find(Rule, day) is not { } rule ? null : new ConductScale(
        rule.Limit(RuleParameters.ConductMonths),
        rule.Limit(RuleParameters.ConductAnewMonths),
        rule.Number(RuleParameters.ConductLeastRows) ?? 0,
        Bands(rule, RuleParameters.ConductLists),
        Bands(rule, RuleParameters.ConductRows),
        Bands(rule, RuleParameters.ConductWithheld),
        Bands(rule, RuleParameters.ConductUndecided));

    /// <summary>The first of the days that count on a day.</summary>
    public LocalDate FirstDay(LocalDate day) => day.PlusDays(1).PlusMonths(-Months);

    /// <summary>The bands in which counts lie. Pure.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="day">The last day that counts.</param>
    /// <param name="rules">The rulebook's version.</param>
    public StatedBands BandsOf(ConductCounts counts, LocalDate day, ContentHash rules) => new(
        FirstDay(day),
        day,
        Lists.Single(band => Holds(band, counts.Lists)),
        Rows.Single(band => Holds(band, counts.Rows)),
        ShareOf(Withheld, new Ratio(counts.Withheld, counts.Rows)),
        ShareOf(Undecided, new Ratio(counts.Undecided, counts.Rows)),
        rules);

    // A share is two counts, and of none or few of them it is not told.
    private Band? ShareOf(Sequence<Band> bands, Ratio share) => !share.IsDefined || share.OutOf < LeastRows ? null : bands.Single(band =>
        !share.FallsShortOf(new PartsPerMillion(band.From)) && (band.Below is not { } below || share.FallsShortOf(new PartsPerMillion(below))));

    private static bool Holds(Band band, long count) => count >= band.From && (band.Below is not { } below || count < below);

    private static Sequence<Band> Bands(Rule rule, string beginning) => Band.Between(Sequence.From(rule.Parameters
        .Where(parameter => parameter.Name.StartsWith(beginning, StringComparison.Ordinal))
        .Select(parameter => parameter.Value switch
        {
            ParameterValue.Count count => count.Value,
            ParameterValue.Share share => share.Value.Value,
            _ => throw new InvalidOperationException($"Parameter {parameter.Name} of {rule.Ref} is no bound."),
        })));
}
