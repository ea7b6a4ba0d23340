// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What a person chose about a rule graded S or K.</summary>
public enum AdoptionDecision
{
    /// <summary>The rule acts, with the severity chosen.</summary>
    Adopt,

    /// <summary>The rule is shown but does not act.</summary>
    Decline,

    /// <summary>An earlier choice is taken back: the rule asks again.</summary>
    Withdraw,
}
