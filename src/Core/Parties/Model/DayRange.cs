// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties;

/// <summary>A run of legal days in Italy: from a day, included, until another, excluded; without an end when <see cref="Until"/> is null.</summary>
/// <remarks>A range that ends on the day it starts holds no day.</remarks>
public readonly record struct DayRange
{
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public DayRange(LocalDate from, LocalDate? until)
    {
        From = from;
        Until = until is { } end && end < from ? throw new ArgumentException("A range does not end before it starts.", nameof(until)) : until;
    }

    /// <summary>First day inside.</summary>
    public LocalDate From { get; }

    /// <summary>First day outside again, or null.</summary>
    public LocalDate? Until { get; }

    /// <summary>True from <see cref="From"/>, included, to <see cref="Until"/>, excluded.</summary>
    public bool Contains(LocalDate day) => day >= From && !HasEndedBy(day);

    /// <summary>True when there is an end and it is not after the day.</summary>
    public bool HasEndedBy(LocalDate day) => Until is { } until && until <= day;

    /// <summary>True when some day is inside both.</summary>
    public bool Overlaps(DayRange other)
    {
        var start = LocalDate.Max(From, other.From);
        return !HasEndedBy(start) && !other.HasEndedBy(start);
    }

    /// <summary>The same range, ended on a day if it did not end before.</summary>
    public DayRange CutAt(LocalDate? end) => end is not { } cut || HasEndedBy(cut) ? this : new DayRange(From, LocalDate.Max(From, cut));
}
