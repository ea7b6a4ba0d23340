// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>The date of Easter Sunday in the Gregorian calendar.</summary>
public static class Easter
{
    /// <summary>Easter Sunday of a year, by the anonymous Gregorian algorithm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1583 or after 9999.</exception>
    public static LocalDate Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        var golden = year % 19;
        var century = year / 100;
        var yearOfCentury = year % 100;
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, day / 31, (day % 31) + 1);
    }
}
