// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>A test that travels with a rule: what must hold on a day, for a sector and a purpose.</summary>
/// <param name="On">The day.</param>
/// <param name="Sector">The sector asked about.</param>
/// <param name="Purpose">The purpose asked about.</param>
/// <param name="InForce">Whether this version of the rule is in force then and there.</param>
/// <param name="Parameter">A parameter to look at, or null.</param>
/// <param name="Value">Its value as written in packs; null when no parameter is named.</param>
public sealed record PackTest(LocalDate On, Sector Sector, Purpose Purpose, bool InForce, string? Parameter, string? Value);
