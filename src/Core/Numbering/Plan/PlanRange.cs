// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Numbering;

/// <summary>One range of the Italian numbering plan: numbers with these first digits and so many digits.</summary>
/// <param name="Prefix">First digits of the national number, its zero included.</param>
/// <param name="MinDigits">Fewest digits of the national number, included.</param>
/// <param name="MaxDigits">Most digits, included.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Place">The district, or what the code is for; null where there is none.</param>
/// <param name="Country">ISO 3166-1 alpha-2: IT, or SM and VA for those reached inside the Italian plan.</param>
/// <param name="From">First day in the plan; null when not known.</param>
/// <param name="Until">First day no longer in the plan; null when not known or none.</param>
/// <param name="IsWithdrawn">True when nobody may hold such a number.</param>
/// <param name="Grade">How sure this is.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">What is uncertain or surprising; null when nothing.</param>
public sealed record PlanRange(
    string Prefix,
    int MinDigits,
    int MaxDigits,
    NumberKind Kind,
    string? Place,
    string Country,
    LocalDate? From,
    LocalDate? Until,
    bool IsWithdrawn,
    RangeGrade Grade,
    string Source,
    string? Note)
{
    /// <summary>True from <see cref="From"/>, included, to <see cref="Until"/>, excluded; an unknown date excludes nothing.</summary>
    public bool IsInPlan(LocalDate day) => (From is null || From <= day) && (Until is null || day < Until);
}
