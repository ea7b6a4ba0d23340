// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Builds list rules that are valid as they stand; a test changes what it is about.</summary>
internal static class Rules
{
    /// <summary>The table of precedence as shipped.</summary>
    public static ListPrecedence Precedence { get; } = new(
        new RuleVersion(1),
        new Validity.StartUnknown(null, null),
        new Bilingual("Precedenza di prova.", "Test precedence."),
        [Consequence.Withhold, Consequence.Review, Consequence.Allow],
        [Consequence.Allow, Consequence.Allow, Consequence.Review, Consequence.Review, Consequence.Withhold],
        [Consequence.Allow, Consequence.Review, Consequence.Review, Consequence.Review, Consequence.Review]);

    public static AppliedRule Of(string id, string check, Severity severity, params Parameter[] parameters) => new(
        new Rule
        {
            Id = RuleId.Parse(id),
            Version = new RuleVersion(1),
            Validity = new Validity.Dated(new LocalDate(2024, 1, 1), null),
            Nature = RuleNature.Duty,
            Actors = [ActorRole.Client],
            Stages = Stage.List,
            Severity = Severity.Block,
            Title = new Bilingual("Regola di prova", "Test rule"),
            Explanation = new Bilingual("Una regola.", "A rule."),
            Parameters = Sequence.From(parameters),
            LegalRef = new Bilingual("Un atto, art. 1", "An act, art. 1"),
            Grade = Grade.P,
            Owner = "tests",
            Check = new RuleCheck.Named(check),
        },
        severity,
        severity == Severity.Review);

    public static Parameter Days(string name, long days) =>
        new(name, new ParameterValue.Span(days, SpanUnit.Days), ParameterStanding.Stated, null, null);

    public static Parameter Months(string name, long months) =>
        new(name, new ParameterValue.Span(months, SpanUnit.Months), ParameterStanding.ProposedDefault, null, null);
}
