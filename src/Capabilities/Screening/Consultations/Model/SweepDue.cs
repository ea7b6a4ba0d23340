// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>When a controller's monthly sweep is due.</summary>
/// <param name="ControllerVat">The VAT number of the controller.</param>
/// <param name="Last">When the register last answered it; null when it never did.</param>
/// <param name="Due">The first legal day on which too much time has passed; null when it never answered: then it is due at once.</param>
public sealed record SweepDue(string ControllerVat, Instant? Last, LocalDate? Due)
{
    /// <summary>True when it is due on a day.</summary>
    public bool IsDueOn(LocalDate day) => Due is not { } due || day >= due;
}
