// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>A public holiday as data: when it falls, and between which dates it is one.</summary>
/// <param name="Id">A stable kebab-case name, such as <c>san-francesco</c>.</param>
/// <param name="Italian">Its name in Italian.</param>
/// <param name="English">Its name in English.</param>
/// <param name="From">First day on which it counts, or null for always.</param>
/// <param name="Until">First day on which it counts no more, or null for never.</param>
public abstract record Holiday(string Id, string Italian, string English, LocalDate? From, LocalDate? Until)
{
    /// <summary>The day it falls on in a year, or null when it is no holiday that year.</summary>
    public LocalDate? In(int year)
    {
        var day = Falls(year);
        return day is { } d && (From is null || d >= From) && (Until is null || d < Until) ? d : null;
    }

    private protected abstract LocalDate? Falls(int year);

    /// <summary>A holiday on the same day every year; 29 February falls in leap years only.</summary>
    public sealed record OnDay(string Id, string Italian, string English, int Month, int Day, LocalDate? From = null, LocalDate? Until = null)
        : Holiday(Id, Italian, English, From, Until)
    {
        private protected override LocalDate? Falls(int year) =>
            Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new LocalDate(year, Month, Day) : null;
    }

    /// <summary>A holiday so many days after Easter Sunday (0 is Easter itself).</summary>
    public sealed record AfterEaster(string Id, string Italian, string English, int Days, LocalDate? From = null, LocalDate? Until = null)
        : Holiday(Id, Italian, English, From, Until)
    {
        private protected override LocalDate? Falls(int year) => Easter.Of(year).PlusDays(Days);
    }
}
