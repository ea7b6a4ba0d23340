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
    private static readonly IComparer<Reason> _byCode =
        Comparer<Reason>.Create((one, other) => string.CompareOrdinal(one.Code, other.Code));

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
        var whole = new Judgement();
        for (var at = 0; at < rules.Count; at++)
        {
            whole.Add(rules[at], at, OfTheWhole(situation, context, rules[at].Rule), precedence);
        }

        var all = GroundsOfANumber.Of(situation);
        var grounds = new Judgement[all.Count];
        var best = 0;
        for (var i = 0; i < grounds.Length; i++)
        {
            grounds[i] = OnGround(all[i], situation, context, rules);
            best = i > 0 && IsBetter(grounds[i], grounds[best], precedence) ? i : best;
        }

        var carries = grounds[best];
        ReadOnlySpan<Judgement> spoken = carries.Consequence == Consequence.Allow ? [carries] : grounds;
        var reasons = Together(spoken, whole, rules.Count);
        var verdict = precedence.Worse(whole.Consequence, carries.Consequence) switch
        {
            Consequence.Withhold => Verdict.Withhold,
            Consequence.Review => Verdict.Review,
            _ => Verdict.Allow,
        };
        var until = Earlier(whole.Until, carries.Until);
        return verdict == Verdict.Review && situation.OnFile.Decision is { } decision
            ? Decided(decision, reasons, until, context.AsOf)
            : new RowVerdict(verdict, reasons, verdict == Verdict.Allow ? until : null);
    }

    /// <summary>The rules a list run judges: list stage, with an executable check. The others are listed beside the result, never passed.</summary>
    public static Sequence<AppliedRule> ListRules(Sequence<AppliedRule> inForce) => Sequence.From(inForce.Where(applied =>
        applied.Rule.Stages.HasFlag(Stage.List) && applied.Rule.Check is RuleCheck.Named));

    private static Judgement OnGround(Ground ground, Situation situation, ListContext context, Sequence<AppliedRule> rules)
    {
        var judgement = new Judgement();
        for (var at = 0; at < rules.Count; at++)
        {
            judgement.Add(rules[at], at, OfAGround(ground, situation, context, rules[at].Rule), context.Precedence);
        }

        return judgement;
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

    // Each rule's reasons in the order of the rules: those of the grounds, then those of the whole, each once. What several grounds have
    // against a call has no order of its own: the codes' is taken, so that it does not matter how grounds came.
    private static Sequence<Reason> Together(ReadOnlySpan<Judgement> grounds, Judgement whole, int rules)
    {
        var reasons = new List<Reason>();
        for (var at = 0; at < rules; at++)
        {
            var first = reasons.Count;
            foreach (var ground in grounds)
            {
                ground.AddReasons(at, reasons, first);
            }

            if (grounds.Length > 1 && reasons.Count > first + 1)
            {
                reasons.Sort(first, reasons.Count - first, _byCode);
            }

            whole.AddReasons(at, reasons, first);
        }

        return reasons.Count == 0 ? [] : Sequence.From(reasons);
    }

    // Of two grounds that come to the same, the one that holds longer; one that never expires holds longest. Then the one with less to say.
    private static bool IsBetter(Judgement one, Judgement other, ListPrecedence precedence)
    {
        if (one.Consequence != other.Consequence || one.Until != other.Until)
        {
            return precedence.IsMilder(one.Consequence, other.Consequence)
                || (one.Consequence == other.Consequence && other.Until is { } until && (one.Until is null || one.Until > until));
        }

        var fewer = one.Reasons - other.Reasons;
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

    // What the rules found of one ground, or of the whole. Each reason stands with the place of its rule, so that those of several grounds
    // can be put together in the order of the rulebook.
    private sealed class Judgement
    {
        private List<(int At, Reason Reason)>? _reasons;

        public Consequence Consequence { get; private set; } = Consequence.Allow;

        public Instant? Until { get; private set; }

        public int Reasons => _reasons?.Count ?? 0;

        public string Text => string.Join(' ', (_reasons ?? []).Select(one => one.Reason));

        public void Add(AppliedRule applied, int at, Sequence<ListFinding> findings, ListPrecedence precedence)
        {
            foreach (var finding in findings)
            {
                Consequence = precedence.Worse(Consequence, precedence.Of(finding.Outcome, applied.Severity));
                Until = Earlier(Until, finding.ValidUntil);
                if (CodeOf(finding.Outcome) is { } code)
                {
                    (_reasons ??= []).Add((at, new Reason(code, applied.Rule.Ref)));
                }
            }
        }

        /// <summary>Adds the reasons of a rule to a list that does not hold them from a place on.</summary>
        public void AddReasons(int at, List<Reason> reasons, int first)
        {
            if (_reasons is null)
            {
                return;
            }

            foreach (var (rule, reason) in _reasons)
            {
                if (rule == at && reasons.IndexOf(reason, first) < 0)
                {
                    reasons.Add(reason);
                }
            }
        }
    }
}
