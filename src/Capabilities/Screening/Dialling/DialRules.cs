// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The rulebook with the choices recorded when a book was made: which rules a gate judges by on a day.</summary>
internal sealed class DialRules(RuleCatalogue catalogue, IReadOnlyDictionary<RuleRef, Severity> chosen)
{
    private static readonly RuleId OppositionRule = RuleId.Parse("OPP-01");

    public ItalianCalendar Calendar { get; } = catalogue.Calendar.ToCalendar();

    public OfADay On(LocalDate day, Sector sector, Purpose purpose)
    {
        var inForce = Sequence.From(catalogue.On(day, sector, purpose).Select(Apply));
        return new OfADay(
            ListVerdict.ListRules(inForce),
            DialChecks.DialRules(inForce),
            catalogue.Precedence(day),
            catalogue.DialPrecedence(day),
            inForce.FirstOrDefault(applied => applied.Rule.Id == OppositionRule)?.Rule.Ref);
    }

    private AppliedRule Apply(Rule rule)
    {
        var severity = chosen.TryGetValue(rule.Ref, out var other) ? other
            : !rule.NeedsAdoption || rule.Severity != Severity.Block ? rule.Severity
            : Severity.Review;
        return new AppliedRule(rule, severity, severity == Severity.Review);
    }

    /// <summary>The rules of a day for a campaign's sector and purpose.</summary>
    public sealed record OfADay(
        Sequence<AppliedRule> List, Sequence<AppliedRule> Dial, ListPrecedence? ListPrecedence, ListPrecedence? DialPrecedence, RuleRef? Opposition);
}
