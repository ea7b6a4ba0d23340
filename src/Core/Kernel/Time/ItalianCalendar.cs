// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;

namespace Filiera.Kernel;

/// <summary>Public holidays, eves and working days in Italy, from holidays given as data.</summary>
/// <remarks>
/// Sundays are not in the data: they are never working days but are not holidays here. Whether a patron saint's day counts is the
/// caller's choice, made by naming the municipality. Covers 1583 to 9999.
/// </remarks>
public sealed class ItalianCalendar
{
    private readonly Sequence<Holiday> _national;
    private readonly FrozenDictionary<Municipality, Holiday> _patrons;
    private readonly ConcurrentDictionary<int, FrozenDictionary<LocalDate, Holiday>> _years = new();

    /// <param name="national">Holidays of the whole country.</param>
    /// <param name="patrons">The patron saint's day of each municipality known.</param>
    public ItalianCalendar(Sequence<Holiday> national, IReadOnlyDictionary<Municipality, Holiday> patrons)
    {
        _national = national;
        _patrons = patrons.ToFrozenDictionary();
    }

    /// <summary>The national holiday on a day, or null.</summary>
    public Holiday? NationalHoliday(LocalDate day) => Year(day.Year).GetValueOrDefault(day);

    /// <summary>The national holiday on a day, or else the patron saint's day of the municipality, or null.</summary>
    /// <exception cref="KeyNotFoundException">The municipality's patron saint is not in the data: an unknown calendar fails closed.</exception>
    public Holiday? HolidayIn(LocalDate day, Municipality municipality)
    {
        // Looked up first, so that an unknown municipality is met on every day and not only on ordinary ones.
        var patron = _patrons[municipality];
        return NationalHoliday(day) ?? (patron.In(day.Year) == day ? patron : null);
    }

    /// <summary>True when the data hold the patron saint's day of the municipality.</summary>
    public bool Knows(Municipality municipality) => _patrons.ContainsKey(municipality);

    /// <summary>True when the following day is a national holiday.</summary>
    public bool IsEve(LocalDate day) => NationalHoliday(day.PlusDays(1)) is not null;

    /// <summary>True from Monday to Friday, save national holidays.</summary>
    public bool IsWorkingDay(LocalDate day) => IsWeekday(day) && NationalHoliday(day) is null;

    /// <summary>True from Monday to Friday, save national holidays and the municipality's patron saint's day.</summary>
    /// <exception cref="KeyNotFoundException">The municipality is not in the data.</exception>
    public bool IsWorkingDay(LocalDate day, Municipality municipality) =>
        HolidayIn(day, municipality) is null && IsWeekday(day);

    /// <summary>
    /// The day that lies so many working days after (or, when negative, before) a day; the day itself is not counted.
    /// Zero gives the day itself, working or not.
    /// </summary>
    public LocalDate AddWorkingDays(LocalDate day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.PlusDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days from the first day on and before the second; negative when the second lies earlier.</summary>
    public int WorkingDaysBetween(LocalDate from, LocalDate until)
    {
        if (until < from)
        {
            return -WorkingDaysBetween(until, from);
        }

        var count = 0;
        for (var day = from; day < until; day = day.PlusDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The national holidays of a year, in order of date.</summary>
    public Sequence<(LocalDate Day, Holiday Holiday)> HolidaysOf(int year) =>
        Sequence.From(Year(year).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));

    private static bool IsWeekday(LocalDate day) => day.DayOfWeek is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday;

    private FrozenDictionary<LocalDate, Holiday> Year(int year) => _years.GetOrAdd(year, y => _national
        .Select(holiday => (Day: holiday.In(y), Holiday: holiday))
        .Where(pair => pair.Day is not null)
        .DistinctBy(pair => pair.Day)
        .ToFrozenDictionary(pair => pair.Day!.Value, pair => pair.Holiday));
}
