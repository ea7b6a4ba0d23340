// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A rule that was added, removed or changed.</summary>
/// <param name="Before">The older rule; null when it was added.</param>
/// <param name="After">The newer rule; null when it was removed.</param>
/// <param name="Fields">The fields that differ; none when the rule was added or removed.</param>
public sealed record RuleChange(Rule? Before, Rule? After, Sequence<FieldChange> Fields)
{
    /// <summary><c>added</c>, <c>removed</c> or <c>changed</c>.</summary>
    public string Kind => Before is null ? "added" : After is null ? "removed" : "changed";

    /// <summary>The rule it is about.</summary>
    public RuleId Id => (After ?? Before)!.Id;
}
