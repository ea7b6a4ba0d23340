// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>What kind of statement a rule is.</summary>
public enum RuleNature
{
    /// <summary>Something somebody must do or must not do.</summary>
    Duty,

    /// <summary>A foreign or voluntary yardstick, to compare with; it binds nobody here.</summary>
    Benchmark,

    /// <summary>Scope, sanctions, figures and facts that help to read other rules.</summary>
    Context,

    /// <summary>A bill: not law.</summary>
    Proposal,
}
