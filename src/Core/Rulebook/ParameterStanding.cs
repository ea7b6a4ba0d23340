// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>Where a parameter's value comes from.</summary>
public enum ParameterStanding
{
    /// <summary>The rule's source states it.</summary>
    Stated,

    /// <summary>No source states it: a default proposed by the rulebook, shown as such and free to change.</summary>
    ProposedDefault,

    /// <summary>An earlier or foreign text states it; kept for comparison.</summary>
    Historic,

    /// <summary>Another source states this instead; kept so that the disagreement is seen, never applied.</summary>
    Contrary,
}
