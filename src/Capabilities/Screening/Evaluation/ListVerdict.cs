// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Judges one number by all list rules in force. Pure: no clock, no store.</summary>
/// <remarks>
/// Each ground is judged by itself and the best one carries the call; what concerns the whole number is judged once and holds for every
/// ground. What a finding comes to, and which wins, is the rulebook's table of precedence. Documented in <c>docs/rulebook.md</c>.
/// </remarks>
public static class ListVerdict
{
    /// <param name="situation">What is known about the number.</param>
    /// <param name="context">Everything else.</param>
    /// <param name="rules">The list rules in force on the day, for the sector and purpose, with their effective severity. None at all gives review: fail closed.</param>
    public static RowVerdict Of(Situation situation, ListContext context, Sequence<AppliedRule> rules)
    {
        if (rules.IsEmpty)
        {
            return new RowVerdict(Verdict.Review, [new Reason(ReasonCodes.NoRulesInForce, null)], null);
        }

        situation = context.WithoutConsents ? situation.WithoutConsents() : situation;
        var precedence = context.Precedence;
        var whole = Judge(rules, precedence, rule => OfTheWhole(situation, context, rule));
        var grounds = GroundsOfANumber.Of(situation)
            .Select(ground => Judge(rules, precedence, rule => OfAGround(ground, situation, context, rule)))
            .ToList();
        var best = grounds.Aggregate((one, other) => IsBetter(other, one, precedence) ? other : one);
        var spoken = best.Consequence == Consequence.Allow ? [best] : grounds;
        var reasons = Sequence.From(rules.SelectMany((_, at) => OfSeveral(spoken, at).Concat(whole.Reasons[at]).Distinct()));
        var verdict = precedence.Worse(whole.Consequence, best.Consequence) switch
        {
            Consequence.Withhold => Verdict.Withhold,
            Consequence.Review => Verdict.Review,
            _ => Verdict.Allow,
        };
        var until = Earlier(whole.Until, best.Until);
        return verdict == Verdict.Review && situation.OnFile.Decision is { } decision
            ? Decided(decision, reasons, until, context.AsOf)
            : new RowVerdict(verdict, reasons, verdict == Verdict.Allow ? until : null);
    }

    /// <summary>The rules a list run judges: list stage, with an executable check. The others are listed beside the result, never passed.</summary>
    public static Sequence<AppliedRule> ListRules(Sequence<AppliedRule> inForce) => Sequence.From(inForce.Where(applied =>
        applied.Rule.Stages.HasFlag(Stage.List) && applied.Rule.Check is RuleCheck.Named));

    private static Judgement Judge(Sequence<AppliedRule> rules, ListPrecedence precedence, Func<Rule, Sequence<ListFinding>> find)
    {
        var consequence = Consequence.Allow;
        Instant? until = null;
        var reasons = new List<Sequence<Reason>>(rules.Count);
        foreach (var applied in rules)
        {
            var against = new List<Reason>();
            foreach (var finding in find(applied.Rule))
            {
                consequence = precedence.Worse(consequence, precedence.Of(finding.Outcome, applied.Severity));
                until = Earlier(until, finding.ValidUntil);
                if (CodeOf(finding.Outcome) is { } code)
                {
                    against.Add(new Reason(code, applied.Rule.Ref));
                }
            }

            reasons.Add(Sequence.From(against));
        }

        return new Judgement(consequence, reasons, until);
    }

    private static Sequence<ListFinding> OfTheWhole(Situation situation, ListContext context, Rule rule) =>
        rule.Check is not RuleCheck.Named named ? ListFinding.NotRun(ReasonCodes.CheckNotBuilt)
            : ListChecks.OfTheWhole.TryGetValue(named.Name, out var check) ? check(situation, context, rule)
            : ListChecks.OfAGround.ContainsKey(named.Name) ? []
            : ListFinding.NotRun(ReasonCodes.CheckNotBuilt);

    private static Sequence<ListFinding> OfAGround(Ground ground, Situation situation, ListContext context, Rule rule) =>
        rule.Check is RuleCheck.Named named && ListChecks.OfAGround.TryGetValue(named.Name, out var check)
            ? check(ground, situation, context, rule)
            : [];

    // What several grounds have against a call has no order of its own: the codes' is taken, so that it does not matter how grounds came.
    private static IEnumerable<Reason> OfSeveral(List<Judgement> grounds, int at) =>
        grounds.Count == 1 ? grounds[0].Reasons[at] : grounds.SelectMany(ground => ground.Reasons[at]).OrderBy(reason => reason.Code, StringComparer.Ordinal);

    // Of two grounds that come to the same, the one that holds longer; one that never expires holds longest. Then the one with less to say.
    private static bool IsBetter(Judgement one, Judgement other, ListPrecedence precedence)
    {
        if (one.Consequence != other.Consequence || one.Until != other.Until)
        {
            return precedence.IsMilder(one.Consequence, other.Consequence)
                || (one.Consequence == other.Consequence && other.Until is { } until && (one.Until is null || one.Until > until));
        }

        var fewer = one.Reasons.Sum(reasons => reasons.Count) - other.Reasons.Sum(reasons => reasons.Count);
        return fewer < 0 || (fewer == 0 && string.CompareOrdinal(one.Text, other.Text) < 0);
    }

    // A person's word holds while everything it weighed is all there is; it never outlives what it rests on.
    private static RowVerdict Decided(ReviewDecision decision, Sequence<Reason> reasons, Instant? until, Instant asOf)
    {
        var covers = decision.Covers(reasons);
        var expired = decision.ValidUntil is { } last && asOf >= last;
        var code = !covers ? ReasonCodes.DecisionOnOtherReasons
            : expired ? ReasonCodes.DecisionExpired
            : decision.Allow ? ReasonCodes.DecidedAllow
            : ReasonCodes.DecidedWithhold;
        var all = reasons.Add(new Reason(code, null));
        return code == ReasonCodes.DecidedAllow ? new RowVerdict(Verdict.Allow, all, Earlier(until, decision.ValidUntil))
            : new RowVerdict(code == ReasonCodes.DecidedWithhold ? Verdict.Withhold : Verdict.Review, all, null);
    }

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);

    private static string? CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.NotMet notMet => notMet.Because,
        Outcome.NotRun notRun => notRun.Because,
        _ => null,
    };

    // Reasons stand by the place of their rule, so that those of several grounds can be put together in the order of the rulebook.
    private sealed record Judgement(Consequence Consequence, List<Sequence<Reason>> Reasons, Instant? Until)
    {
        public string Text => string.Join(' ', Reasons.SelectMany(reasons => reasons));
    }
}
