// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Judges one contact by all list rules in force. Pure: no clock, no store.</summary>
/// <remarks>
/// Precedence: a rule that may block and is not met withholds; failing that, a check that could not run, or a rule that awaits a
/// recorded choice and is not met, asks for review; only a contact against which nothing stands is allowed. A warning that
/// is not met, and information, are noted and change nothing; a warning that could not be looked at asks for review all the same.
/// </remarks>
public static class ListVerdict
{
    /// <param name="contact">The contact.</param>
    /// <param name="context">Everything else.</param>
    /// <param name="rules">The list rules in force on the day, for the sector and purpose, with their effective severity. None at all gives review: fail closed.</param>
    public static RowVerdict Of(Contact contact, ListContext context, Sequence<AppliedRule> rules)
    {
        if (rules.IsEmpty)
        {
            return new RowVerdict(Verdict.Review, [new Reason(ReasonCodes.NoRulesInForce, null)], null);
        }

        var verdict = Verdict.Allow;
        var reasons = new List<Reason>();
        Instant? until = null;
        foreach (var applied in rules)
        {
            var finding = Find(contact, context, applied.Rule);
            if (finding.Outcome.AllowsPositiveDecision)
            {
                until = Earlier(until, finding.ValidUntil);
                continue;
            }

            reasons.Add(new Reason(CodeOf(finding.Outcome), applied.Rule.Ref));
            verdict = Worse(verdict, Weigh(finding.Outcome, applied.Severity));
        }

        return new RowVerdict(verdict, Sequence.From(reasons), verdict == Verdict.Allow ? until : null);
    }

    /// <summary>The rules a list run judges: list stage, with an executable check. The others are listed beside the result, never passed.</summary>
    public static Sequence<AppliedRule> ListRules(Sequence<AppliedRule> inForce) => Sequence.From(inForce.Where(applied =>
        applied.Rule.Stages.HasFlag(Stage.List) && applied.Rule.Check is RuleCheck.Named));

    private static ListFinding Find(Contact contact, ListContext context, Rule rule) =>
        rule.Check is RuleCheck.Named named && ListChecks.All.TryGetValue(named.Name, out var check)
            ? check(contact, context, rule)
            : ListFinding.NotRun(ReasonCodes.CheckNotBuilt);

    private static Verdict Weigh(Outcome outcome, Severity severity) => severity switch
    {
        Severity.Block when outcome is Outcome.NotMet => Verdict.Withhold,
        Severity.Block or Severity.Review or Severity.Violation => Verdict.Review,
        Severity.Warning when outcome is Outcome.NotRun => Verdict.Review,
        _ => Verdict.Allow,
    };

    private static Verdict Worse(Verdict one, Verdict other) =>
        one == Verdict.Withhold || other == Verdict.Withhold ? Verdict.Withhold
            : one == Verdict.Review || other == Verdict.Review ? Verdict.Review
            : Verdict.Allow;

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null ? other : other is null ? one : Instant.Min(one.Value, other.Value);

    private static string CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.NotMet notMet => notMet.Because,
        Outcome.NotRun notRun => notRun.Because,
        _ => throw new InvalidOperationException("Only what is not met or not run has a reason."),
    };
}
