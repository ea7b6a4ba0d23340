// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>A date as a list gives it: missing, readable or unreadable. An unreadable date is never taken for a missing one.</summary>
/// <param name="Value">The date, or null when it is missing or unreadable.</param>
/// <param name="IsUnreadable">True when something stands there that is no date.</param>
public readonly record struct DateField(LocalDate? Value, bool IsUnreadable)
{
    /// <summary>Nothing stands there.</summary>
    public static DateField Missing => default;
}
