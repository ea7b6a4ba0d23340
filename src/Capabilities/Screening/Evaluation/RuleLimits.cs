// SPDX-License-Identifier: EUPL-1.2
using Filiera.Rulebook;

namespace Filiera.Screening;

/// <summary>Reads the figures that a check needs from its rule.</summary>
internal static class RuleLimits
{
    /// <summary>A span of time.</summary>
    /// <exception cref="InvalidOperationException">Its value is unknown: such a rule cannot name the check.</exception>
    public static int Limit(this Rule rule, string parameter) => checked((int)(rule.Span(parameter)
        ?? throw new InvalidOperationException($"Rule {rule.Ref} has a check that needs {parameter}, and its value is unknown.")));

    /// <summary>True only where the rule has the flag and it says yes.</summary>
    public static bool Says(this Rule rule, string flag) =>
        rule.Parameters.Any(parameter => parameter.Name == flag && parameter.Value is ParameterValue.Flag { Value: true });

    /// <summary>A count of things; null where the rule does not say, or its value is unknown.</summary>
    public static long? Number(this Rule rule, string parameter) =>
        (rule.Parameters.FirstOrDefault(one => one.Name == parameter)?.Value as ParameterValue.Count)?.Value;
}
