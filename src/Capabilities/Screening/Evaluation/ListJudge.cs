// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The list rules of one run, with their checks at hand: judges numbers as <see cref="ListVerdict"/> says. Pure; for all threads.</summary>
internal sealed class ListJudge
{
    private static readonly IComparer<Reason> _byCode =
        Comparer<Reason>.Create((one, other) => string.CompareOrdinal(one.Code, other.Code));

    private readonly ListContext _context;
    private readonly Sequence<AppliedRule> _rules;

    // By place of its rule: what is asked once for a number, and what is asked for each ground. A rule whose check is not here is not run.
    private readonly List<(int At, ListChecks.WholeCheck Check)> _ofTheWhole = [];
    private readonly List<(int At, ListChecks.GroundCheck Check)> _ofAGround = [];

    public ListJudge(ListContext context, Sequence<AppliedRule> rules)
    {
        _context = context;
        _rules = rules;
        for (var at = 0; at < rules.Count; at++)
        {
            if (rules[at].Rule.Check is RuleCheck.Named named && ListChecks.OfAGround.TryGetValue(named.Name, out var ofAGround))
            {
                _ofAGround.Add((at, ofAGround));
            }
            else
            {
                var name = (rules[at].Rule.Check as RuleCheck.Named)?.Name ?? "";
                _ofTheWhole.Add((at, ListChecks.OfTheWhole.GetValueOrDefault(name, NotBuilt)));
            }
        }
    }

    /// <summary>The verdict on a number.</summary>
    public RowVerdict Of(Situation situation)
    {
        if (_rules.IsEmpty)
        {
            return new RowVerdict(Verdict.Review, [new Reason(ReasonCodes.NoRulesInForce, null)], null);
        }

        situation = _context.WithoutConsents ? situation.WithoutConsents() : situation;
        var precedence = _context.Precedence;
        var whole = new Judgement();
        foreach (var (at, check) in _ofTheWhole)
        {
            whole.Add(_rules[at], at, check(situation, _context, _rules[at].Rule), precedence);
        }

        var all = GroundsOfANumber.Of(situation);
        var grounds = new Judgement[all.Count];
        var best = 0;
        for (var i = 0; i < grounds.Length; i++)
        {
            grounds[i] = OnGround(all[i], situation);
            best = i > 0 && IsBetter(grounds[i], grounds[best], precedence) ? i : best;
        }

        var carries = grounds[best];
        ReadOnlySpan<Judgement> spoken = carries.Consequence == Consequence.Allow ? [carries] : grounds;
        var reasons = Together(spoken, whole, _rules.Count);
        var verdict = precedence.Worse(whole.Consequence, carries.Consequence) switch
        {
            Consequence.Withhold => Verdict.Withhold,
            Consequence.Review => Verdict.Review,
            _ => Verdict.Allow,
        };
        var until = Earlier(whole.Until, carries.Until);
        return verdict == Verdict.Review && situation.OnFile.Decision is { } decision
            ? Decided(decision, reasons, until, _context.AsOf)
            : new RowVerdict(verdict, reasons, verdict == Verdict.Allow ? until : null);
    }

    private static Sequence<ListFinding> NotBuilt(Situation situation, ListContext context, Rule rule) => ListFinding.NotRun(ReasonCodes.CheckNotBuilt);

    private Judgement OnGround(Ground ground, Situation situation)
    {
        var judgement = new Judgement();
        foreach (var (at, check) in _ofAGround)
        {
            judgement.Add(_rules[at], at, check(ground, situation, _context, _rules[at].Rule), _context.Precedence);
        }

        return judgement;
    }

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
