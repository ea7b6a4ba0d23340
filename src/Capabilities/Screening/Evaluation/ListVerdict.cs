// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;

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
    public static RowVerdict Of(Situation situation, ListContext context, Sequence<AppliedRule> rules) => new ListJudge(context, rules).Of(situation);

    /// <summary>The rules a list run judges: list stage, with an executable check. The others are listed beside the result, never passed.</summary>
    public static Sequence<AppliedRule> ListRules(Sequence<AppliedRule> inForce) => Sequence.From(inForce.Where(applied =>
        applied.Rule.Stages.HasFlag(Stage.List) && applied.Rule.Check is RuleCheck.Named));
}
