// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A rule in force with what really follows when it is not met.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its severity given the choices recorded.</param>
/// <param name="AwaitsChoice">True when it would block but no choice that still holds is recorded: it asks for review.</param>
public sealed record AppliedRule(Rule Rule, Severity Severity, bool AwaitsChoice);
