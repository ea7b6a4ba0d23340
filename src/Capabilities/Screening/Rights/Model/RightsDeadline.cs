// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>One duty of a rights request and its last day.</summary>
/// <param name="Due">The last legal day on which it is done in time; null where no rule of the day says.</param>
/// <param name="DoneOn">The legal day on which it was done, or null.</param>
/// <param name="Timing">How the one stands to the other.</param>
public sealed record RightsDeadline(LocalDate? Due, LocalDate? DoneOn, RightsTiming Timing)
{
    /// <summary>True when something is to be done by today or should have been done before.</summary>
    public bool IsPressing => Timing is RightsTiming.DueToday or RightsTiming.Late;
}
