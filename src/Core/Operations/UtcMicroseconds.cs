// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Operations;

/// <summary>Instants as they are stored: whole microseconds since 1970 in UTC, rounded down.</summary>
public static class UtcMicroseconds
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>Microseconds since 1970; negative before it.</summary>
    public static long From(Instant instant)
    {
        // NodaTime's own conversion to ticks already rounds down.
        var (microseconds, rest) = Math.DivRem(instant.ToUnixTimeTicks(), TicksPerMicrosecond);
        return rest < 0 ? microseconds - 1 : microseconds;
    }

    /// <summary>The instant so many microseconds after 1970.</summary>
    public static Instant ToInstant(long microseconds) =>
        Instant.FromUnixTimeTicks(checked(microseconds * TicksPerMicrosecond));

    /// <summary>The instant as a store will give it back.</summary>
    public static Instant Floor(Instant instant) => ToInstant(From(instant));
}
