// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Whether a rule can be executed today. The hierarchy is closed.</summary>
public abstract record RuleCheck
{
    private RuleCheck()
    {
    }

    /// <summary>A check of this stable name carries out the rule.</summary>
    public sealed record Named(string Name) : RuleCheck;

    /// <summary>No check carries out the rule yet, and why.</summary>
    public sealed record None(Bilingual Because) : RuleCheck;
}
