// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;
using Filiera.Kernel;
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>The executable checks of the rules of dialling, by the names the rulebook gives them. Pure.</summary>
public static class DialChecks
{
    /// <summary>A check at the moment of dialling.</summary>
    public delegate Sequence<ListFinding> DialCheck(DialMoment moment, Rule rule);

    /// <summary>Every check by name.</summary>
    public static FrozenDictionary<string, DialCheck> All { get; } = new Dictionary<string, DialCheck>(StringComparer.Ordinal)
    {
        ["permitted-hours"] = HoursChecks.PermittedHours,
        ["hours-of-every-attempt"] = HoursChecks.OfEveryAttempt,
        ["caller-shown"] = CallerChecks.Shown,
        ["caller-declared"] = CallerChecks.Declared,
        ["caller-prefix"] = CallerChecks.Prefix,
        ["short-caller-number"] = CallerChecks.ShortNumber,
        ["caller-tied-to-seller"] = CallerChecks.TiedToSeller,
        ["automated-call"] = CallerChecks.Automated,
        [HistoryChecks.SilentCallGap] = HistoryChecks.Silence,
        ["agent-after-silent-call"] = HistoryChecks.AgentAfterSilence,
        [HistoryChecks.ContactFrequency] = HistoryChecks.Frequency,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rules that the gate judges besides those of the list: dial stage, with an executable check that no list run has.</summary>
    public static Sequence<AppliedRule> DialRules(Sequence<AppliedRule> inForce) => Sequence.From(inForce.Where(applied =>
        applied.Rule.Stages.HasFlag(Stage.Dial) && applied.Rule.Check is RuleCheck.Named named && !IsOfTheList(applied.Rule, named.Name)));

    /// <summary>What a rule of dialling finds. A check that is not here is never met.</summary>
    public static Sequence<ListFinding> Find(DialMoment moment, Rule rule) =>
        rule.Check is RuleCheck.Named named && All.TryGetValue(named.Name, out var check) ? check(moment, rule) : ListFinding.NotRun(ReasonCodes.CheckNotBuilt);

    // What a list run judges, the gate judges by the same judge as of the instant of the call.
    private static bool IsOfTheList(Rule rule, string check) => rule.Stages.HasFlag(Stage.List) && ListChecks.Names.Contains(check);
}
