// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The rulebook's figures that consultations are timed and priced by, on one day.</summary>
/// <param name="Holds">How long an answer may be used for telephone calls (RPO-03).</param>
/// <param name="Warns">From which age on an answer is about to lapse (RPO-03).</param>
/// <param name="Answers">Within what time the register answers (RPO-02); null where the rulebook does not know.</param>
/// <param name="SweepMonths">At most so many months lie between two consultations (RPO-02); null where the rulebook does not know.</param>
/// <param name="Surcharge">What is paid more after a sanction (RPO-11); null where the rulebook does not know.</param>
/// <param name="SurchargeYears">For how many years after it (RPO-11).</param>
public sealed record ConsultationFigures(
    Duration Holds, Duration Warns, Duration? Answers, int? SweepMonths, PartsPerMillion? Surcharge, int? SurchargeYears)
{
    private static readonly RuleId Frequency = RuleId.Parse("RPO-02");
    private static readonly RuleId Age = RuleId.Parse("RPO-03");
    private static readonly RuleId Tariff = RuleId.Parse("RPO-11");

    /// <summary>The figures of a day; null where no rule says how long an answer holds, for then none does.</summary>
    public static ConsultationFigures? On(RuleCatalogue catalogue, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (Span(catalogue.Find(Age, day), RuleParameters.AnswerDays) is not { } holds)
        {
            return null;
        }

        var (frequency, tariff) = (catalogue.Find(Frequency, day), catalogue.Find(Tariff, day));
        return new ConsultationFigures(
            Duration.FromDays(holds),
            Duration.FromDays(Span(catalogue.Find(Age, day), RuleParameters.WarningDays) ?? holds),
            Span(frequency, RuleParameters.AnswerHours) is { } hours ? Duration.FromHours(hours) : null,
            Span(frequency, RuleParameters.SweepMonths),
            tariff?.Parameters.FirstOrDefault(figure => figure.Name == RuleParameters.Surcharge)?.Value is ParameterValue.Share share ? share.Value : null,
            Span(tariff, RuleParameters.SurchargeYears));
    }

    private static int? Span(Rule? rule, string name) =>
        rule?.Parameters.FirstOrDefault(figure => figure.Name == name)?.Value is ParameterValue.Span span ? checked((int)span.Value) : null;
}
