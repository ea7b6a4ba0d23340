// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>Legal time in Italy: Europe/Rome, with the hour that vanishes in March and the one that repeats in October.</summary>
public static class RomeTime
{
    /// <summary>The zone, from the time-zone data shipped with NodaTime.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    /// <summary>What clocks in Italy show at an instant.</summary>
    public static ZonedDateTime At(Instant instant) => instant.InZone(Zone);

    /// <summary>The legal day in Italy at an instant.</summary>
    public static LocalDate DayOf(Instant instant) => At(instant).Date;

    /// <summary>The first instant of a legal day.</summary>
    public static Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();

    /// <summary>The legal day as a half-open interval of instants: 23, 24 or 25 hours.</summary>
    public static Interval Whole(LocalDate day) => new(StartOf(day), StartOf(day.PlusDays(1)));

    /// <summary>Which instants a wall-clock time names: one, two or none.</summary>
    public static WallClock Read(LocalDateTime local)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count switch
        {
            1 => new WallClock.Once(mapping.Single().ToInstant()),
            2 => new WallClock.Twice(mapping.First().ToInstant(), mapping.Last().ToInstant()),
            _ => new WallClock.Never(mapping.EarlyInterval.IsoLocalEnd, mapping.LateInterval.IsoLocalStart),
        };
    }
}
