// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>One field that differs.</summary>
/// <param name="Path">Names joined by dots, such as <c>parameters.max_age_days.value</c>.</param>
/// <param name="Before">The older value; null when the field was not there.</param>
/// <param name="After">The newer value; null when the field is no longer there.</param>
public sealed record FieldChange(string Path, Json? Before, Json? After);
