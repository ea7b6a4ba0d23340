// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Kernel.Tests;

public sealed class Calendars
{
    private static readonly Gen<LocalDate> _days =
        from days in Gen.Choose(0, 100 * 366)
        select new LocalDate(1980, 1, 1).PlusDays(days);

    private static readonly Gen<LocalDate> _workingDays = from day in _days where Italy.Calendar.IsWorkingDay(day) select day;

    [Fact]
    public void The_holidays_of_2027_are_these()
    {
        var days = Italy.Calendar.HolidaysOf(2027).Select(pair => pair.Day);

        Assert.Equal(
            [
                new(2027, 1, 1), new(2027, 1, 6), new(2027, 3, 28), new(2027, 3, 29), new(2027, 4, 25), new(2027, 5, 1), new(2027, 6, 2),
                new(2027, 8, 15), new(2027, 10, 4), new(2027, 11, 1), new(2027, 12, 8), new(2027, 12, 25), new LocalDate(2027, 12, 26),
            ],
            days);
    }

    [Fact]
    public void The_fourth_of_October_is_a_holiday_from_2026_and_first_takes_a_working_day_in_2027()
    {
        Assert.Null(Italy.Calendar.NationalHoliday(new LocalDate(2025, 10, 4)));
        Assert.Equal(Italy.SaintFrancis, Italy.Calendar.NationalHoliday(new LocalDate(2026, 10, 4)));
        Assert.Equal(IsoDayOfWeek.Sunday, new LocalDate(2026, 10, 4).DayOfWeek);
        Assert.Equal(IsoDayOfWeek.Monday, new LocalDate(2027, 10, 4).DayOfWeek);
        Assert.False(Italy.Calendar.IsWorkingDay(new LocalDate(2027, 10, 4)));
        Assert.True(Italy.Calendar.IsWorkingDay(new LocalDate(2027, 10, 5)));
    }

    [Theory]
    [InlineData(2026, 10, 3, true)]
    [InlineData(2025, 10, 3, false)]
    [InlineData(2026, 4, 4, true)]
    [InlineData(2026, 4, 5, true)]
    [InlineData(2026, 4, 6, false)]
    [InlineData(2026, 12, 31, true)]
    [InlineData(2026, 12, 24, true)]
    [InlineData(2026, 12, 25, true)]
    [InlineData(2026, 12, 26, false)]
    [InlineData(2026, 7, 18, false)]
    public void An_eve_is_the_day_before_a_holiday_and_not_before_any_Sunday(int year, int month, int day, bool isEve) =>
        Assert.Equal(isEve, Italy.Calendar.IsEve(new LocalDate(year, month, day)));

    [Fact]
    public void Where_two_holidays_meet_the_day_is_one_holiday()
    {
        var day = new LocalDate(2011, 4, 25);

        Assert.Equal("lunedi-dell-angelo", Italy.Calendar.NationalHoliday(day)?.Id);
        Assert.Single(Italy.Calendar.HolidaysOf(2011), pair => pair.Day == day);
    }

    [Fact]
    public void A_holiday_counts_from_its_first_day_to_the_day_before_its_end()
    {
        var once = new Holiday.OnDay("once", "Una volta", "Once", 3, 5, new LocalDate(1950, 3, 5), new LocalDate(1977, 3, 5));

        Assert.Equal([null, new(1950, 3, 5), new(1976, 3, 5), null], new[] { 1949, 1950, 1976, 1977 }.Select(once.In));
    }

    [Fact]
    public void The_twenty_ninth_of_February_is_there_in_leap_years_only()
    {
        var leap = new Holiday.OnDay("leap", "Bisestile", "Leap", 2, 29);

        Assert.Equal([new LocalDate(2024, 2, 29), null, null, new(2000, 2, 29)], new[] { 2024, 2026, 2100, 2000 }.Select(leap.In));
    }

    [Fact]
    public void A_patron_saint_counts_in_its_own_municipality_alone()
    {
        var peterAndPaul = new LocalDate(2026, 6, 29);

        Assert.Equal("santi-pietro-e-paolo", Italy.Calendar.HolidayIn(peterAndPaul, Italy.Roma)?.Id);
        Assert.Null(Italy.Calendar.HolidayIn(peterAndPaul, Italy.Milano));
        Assert.False(Italy.Calendar.IsWorkingDay(peterAndPaul, Italy.Roma));
        Assert.True(Italy.Calendar.IsWorkingDay(peterAndPaul, Italy.Milano));
        Assert.True(Italy.Calendar.IsWorkingDay(peterAndPaul));
        Assert.Equal("natale", Italy.Calendar.HolidayIn(new LocalDate(2026, 12, 25), Italy.Milano)?.Id);
    }

    [Fact]
    public void An_unknown_municipality_fails_on_every_day_rather_than_being_taken_for_one_without_a_patron()
    {
        Assert.False(Italy.Calendar.Knows(Italy.Unknown));
        Assert.True(Italy.Calendar.Knows(Italy.Roma));
        Always.Holds(_days, day =>
        {
            Assert.Throws<KeyNotFoundException>(() => Italy.Calendar.HolidayIn(day, Italy.Unknown));
            Assert.Throws<KeyNotFoundException>(() => Italy.Calendar.IsWorkingDay(day, Italy.Unknown));
            Assert.Throws<KeyNotFoundException>(() => Italy.Calendar.HolidayIn(day, default));
            return true;
        }, 400);
    }

    [Fact]
    public void A_working_day_is_a_weekday_that_is_no_holiday() =>
        Always.Holds(_days, day => Italy.Calendar.IsWorkingDay(day)
            == (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
                && !Italy.Calendar.HolidaysOf(day.Year).Any(pair => pair.Day == day)));

    [Fact]
    public void Adding_working_days_and_counting_them_undo_each_other() =>
        Always.Holds(from day in _workingDays from count in Gen.Choose(-300, 300) select (day, count), given =>
            Italy.Calendar.WorkingDaysBetween(given.day, Italy.Calendar.AddWorkingDays(given.day, given.count)) == given.count);

    [Fact]
    public void Going_forth_and_back_by_working_days_ends_where_it_began() =>
        Always.Holds(from day in _workingDays from count in Gen.Choose(-300, 300) select (day, count), given =>
            Italy.Calendar.AddWorkingDays(Italy.Calendar.AddWorkingDays(given.day, given.count), -given.count) == given.day);

    [Fact]
    public void Adding_some_working_days_ends_on_a_working_day() =>
        Always.Holds(from day in _days from count in Gen.Choose(1, 60) select (day, count), given =>
            Italy.Calendar.IsWorkingDay(Italy.Calendar.AddWorkingDays(given.day, given.count))
            && Italy.Calendar.IsWorkingDay(Italy.Calendar.AddWorkingDays(given.day, -given.count))
            && Italy.Calendar.AddWorkingDays(given.day, 0) == given.day);

    [Fact]
    public void Counts_of_working_days_add_up_and_change_sign_with_direction() =>
        Always.Holds(from a in _days from x in Gen.Choose(0, 400) from y in Gen.Choose(0, 400) select (a, b: a.PlusDays(x), c: a.PlusDays(x + y)), given =>
            Italy.Calendar.WorkingDaysBetween(given.a, given.b) + Italy.Calendar.WorkingDaysBetween(given.b, given.c)
                == Italy.Calendar.WorkingDaysBetween(given.a, given.c)
            && Italy.Calendar.WorkingDaysBetween(given.c, given.a) == -Italy.Calendar.WorkingDaysBetween(given.a, given.c));

    [Fact]
    public void Around_Easter_2026_two_working_days_after_Maundy_Thursday_is_Tuesday()
    {
        Assert.Equal(new LocalDate(2026, 4, 7), Italy.Calendar.AddWorkingDays(new LocalDate(2026, 4, 2), 2));
        Assert.Equal(2, Italy.Calendar.WorkingDaysBetween(new LocalDate(2026, 4, 2), new LocalDate(2026, 4, 7)));
    }

    [Theory]
    [InlineData("58091")]
    [InlineData("0580911")]
    [InlineData("05809A")]
    [InlineData("")]
    [InlineData(null)]
    public void A_municipality_has_six_digits(string? code) => Assert.Throws<ArgumentException>(() => new Municipality(code!));

    [Fact]
    public void A_municipality_is_written_as_its_code()
    {
        Assert.Equal("058091", Italy.Roma.ToString());
        Assert.Equal("(none)", default(Municipality).ToString());
    }
}
