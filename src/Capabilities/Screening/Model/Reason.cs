// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Why a row has its verdict: a public code and, where a rule speaks, the rule in the version that spoke.</summary>
/// <param name="Code">Kebab-case and public, such as <c>answer-too-old</c>; listed in <c>docs/screening-reasons.md</c>.</param>
/// <param name="Rule">The rule, or null where the row itself is the matter (unreadable, foreign, duplicate).</param>
public sealed record Reason(string Code, RuleRef? Rule)
{
    /// <summary>The code, with the rule's id in brackets: <c>answer-too-old(RPO-03)</c>.</summary>
    public override string ToString() => Rule is { } rule ? $"{Code}({rule.Id})" : Code;
}
