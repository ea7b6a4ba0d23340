// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The terms that the rulebook gives for a rights request received on a day; null where no rule in force says.</summary>
/// <param name="ForwardWorkingDays">PRQ-04: working days within which the client is told.</param>
/// <param name="AnswerMonths">PRQ-03: calendar months within which the person is answered.</param>
/// <param name="ExtensionMonths">PRQ-03: calendar months more, once the term was extended.</param>
/// <param name="Rules">The rules they stand in.</param>
public sealed record RightsTerms(int? ForwardWorkingDays, int? AnswerMonths, int? ExtensionMonths, Sequence<RuleRef> Rules)
{
    /// <summary>The rule about the procedure and the answer.</summary>
    public static RuleId AnswerRule { get; } = RuleId.Parse("PRQ-03");

    /// <summary>The rule about telling the client.</summary>
    public static RuleId ForwardRule { get; } = RuleId.Parse("PRQ-04");

    /// <summary>The terms of a day.</summary>
    public static RightsTerms On(RuleCatalogue catalogue, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var (answer, forward) = (catalogue.Find(AnswerRule, day), catalogue.Find(ForwardRule, day));
        return new RightsTerms(
            (int?)forward?.Span(RuleParameters.ForwardDays),
            (int?)answer?.Span(RuleParameters.AnswerMonths),
            (int?)answer?.Span(RuleParameters.ExtensionMonths),
            Sequence.From(new[] { answer, forward }.OfType<Rule>().Select(rule => rule.Ref)));
    }
}
