// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Puts together what the list rules say of a number and what the rules of dialling find. Pure: no clock, no store.</summary>
/// <remarks>
/// Two things withhold whatever the rules say: a person who opted out is never called again for this client, and no call begins without a
/// number that can be shown.
/// </remarks>
public static class DialVerdict
{
    /// <param name="list">What the judge of a screening says as of the instant of the call.</param>
    /// <param name="moment">What the rules of dialling look at.</param>
    /// <param name="rules">The rules of dialling in force, with their effective severity.</param>
    /// <param name="precedence">What each finding comes to; null where no table is in force, which asks for review.</param>
    /// <param name="opposition">The rule that an opt-out is named after, or null.</param>
    /// <param name="until">The first instant at which something else than the findings may change.</param>
    public static DialAnswer Of(
        RowVerdict list, DialMoment moment, Sequence<AppliedRule> rules, ListPrecedence? precedence, RuleRef? opposition, Instant until)
    {
        var reasons = list.Reasons.ToList();
        var consequence = ConsequenceOf(list.Verdict);
        until = list.ValidUntil is { } end ? Instant.Min(until, end) : until;
        if (precedence is null)
        {
            reasons.Add(new Reason(ReasonCodes.NoRulesInForce, null));
            consequence = Worse(consequence, Consequence.Review);
        }

        foreach (var applied in precedence is null ? [] : rules)
        {
            foreach (var finding in DialChecks.Find(moment, applied.Rule))
            {
                consequence = Worse(consequence, precedence!.Of(finding.Outcome, applied.Severity));
                until = finding.ValidUntil is { } ends ? Instant.Min(until, ends) : until;
                if (finding.Outcome is Outcome.NotMet { Because: var notMet })
                {
                    reasons.Add(new Reason(notMet, applied.Rule.Ref));
                }
                else if (finding.Outcome is Outcome.NotRun { Because: var notRun })
                {
                    reasons.Add(new Reason(notRun, applied.Rule.Ref));
                }
            }
        }

        if (moment.History.HasFlag(HistoryFindings.OptedOut))
        {
            consequence = Consequence.Withhold;
            AddOnce(reasons, ReasonCodes.OpposedToClient, opposition);
        }

        if (moment.Caller is null)
        {
            consequence = Consequence.Withhold;
            AddOnce(reasons, DialReasons.CallerNotUnderstood, null);
        }

        return new DialAnswer(VerdictOf(consequence), Sequence.From(reasons), until);
    }

    // Whatever a table of precedence says of the order, at the moment of dialling the gravest finding counts.
    private static Consequence Worse(Consequence one, Consequence other) => one > other ? one : other;

    private static void AddOnce(List<Reason> reasons, string code, RuleRef? rule)
    {
        if (reasons.TrueForAll(reason => reason.Code != code))
        {
            reasons.Add(new Reason(code, rule));
        }
    }

    private static Consequence ConsequenceOf(Verdict verdict) => verdict switch
    {
        Verdict.Allow => Consequence.Allow,
        Verdict.Review => Consequence.Review,
        _ => Consequence.Withhold,
    };

    private static Verdict VerdictOf(Consequence consequence) => consequence switch
    {
        Consequence.Allow => Verdict.Allow,
        Consequence.Review => Verdict.Review,
        _ => Verdict.Withhold,
    };
}
