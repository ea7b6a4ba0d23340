// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Rulebook;

/// <summary>A named figure of a rule; the name ends in the unit, such as <c>max_age_days</c>.</summary>
/// <param name="Name">Lower-case words joined by underscores; its last word or words are the unit.</param>
/// <param name="Value">The figure, or unknown.</param>
/// <param name="Standing">Whether a source states it.</param>
/// <param name="Grade">How sure the figure itself is, where it differs from the rule's own grade; null when it does not.</param>
/// <param name="Doubt">The open doubt about it, such as <c>D-09</c>; null when there is none.</param>
public sealed record Parameter(string Name, ParameterValue Value, ParameterStanding Standing, Grade? Grade, DoubtId? Doubt);
