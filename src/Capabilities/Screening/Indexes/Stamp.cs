// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>An instant or a day that payloads name: days since 1970 and nanoseconds since midnight in universal time.</summary>
/// <param name="Day">Days since 1 January 1970.</param>
/// <param name="Nanoseconds">Nanoseconds since midnight; −1 for "none".</param>
internal readonly record struct Stamp(int Day, long Nanoseconds) : IComparable<Stamp>
{
    private const int FirstDay = -100_000;
    private const int LastDay = 1_000_000;

    public static Stamp None => new(0, -1);

    public bool IsNone => Nanoseconds == -1;

    public bool IsSound => IsNone ? Day == 0 : Day is >= FirstDay and <= LastDay && Nanoseconds is >= 0 and < NodaConstants.NanosecondsPerDay;

    public static Stamp Of(Instant? instant)
    {
        if (instant is not { } at)
        {
            return None;
        }

        var utc = at.InUtc().LocalDateTime;
        return new Stamp(DayOf(utc.Date), utc.TimeOfDay.NanosecondOfDay);
    }

    public static Stamp Of(LocalDate? date) => date is { } day ? new Stamp(DayOf(day), 0) : None;

    public Instant ToInstant() => NodaConstants.UnixEpoch + Duration.FromDays(Day) + Duration.FromNanoseconds(Nanoseconds);

    public LocalDate? ToDate() => IsNone ? null : _epoch.PlusDays(Day);

    public int CompareTo(Stamp other) => (Day, Nanoseconds).CompareTo((other.Day, other.Nanoseconds));

    private static readonly LocalDate _epoch = new(1970, 1, 1);

    private static int DayOf(LocalDate date) => Period.DaysBetween(_epoch, date);
}
