// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook.Tests;

public class ShippedCalendar
{
    private static readonly ItalianCalendar Calendar = Shipped.Catalogue.Calendar.ToCalendar();

    [Fact]
    public void The_national_holidays_of_2027_are_these() => Assert.Equal(
        [
            (1, 1, "Capodanno"), (1, 6, "Epifania"), (3, 28, "Pasqua"), (3, 29, "Lunedì dell’Angelo"), (4, 25, "Festa della Liberazione"),
            (5, 1, "Festa del lavoro"), (6, 2, "Festa della Repubblica"), (8, 15, "Assunzione di Maria"), (10, 4, "San Francesco d’Assisi"),
            (11, 1, "Ognissanti"), (12, 8, "Immacolata Concezione"), (12, 25, "Natale"), (12, 26, "Santo Stefano"),
        ],
        Calendar.HolidaysOf(2027).Select(holiday => (holiday.Day.Month, holiday.Day.Day, holiday.Holiday.Italian)));

    [Fact]
    public void The_fourth_of_October_is_a_holiday_from_2026()
    {
        Assert.Null(Calendar.NationalHoliday(new LocalDate(2025, 10, 4)));
        Assert.Equal("san-francesco", Calendar.NationalHoliday(new LocalDate(2026, 10, 4))!.Id);
        Assert.True(Calendar.IsEve(new LocalDate(2027, 10, 3)));
        Assert.False(Calendar.IsWorkingDay(new LocalDate(2027, 10, 4)));
        Assert.Equal(Grade.P, Shipped.Catalogue.Calendar.National.Single(holiday => holiday.Holiday.Id == "san-francesco").Grade);
    }

    [Fact]
    public void Patron_saints_are_general_knowledge_and_a_town_not_listed_is_unknown()
    {
        Assert.Equal(99, Shipped.Catalogue.Calendar.Patrons.Count);
        Assert.All(Shipped.Catalogue.Calendar.Patrons, patron => Assert.Equal(Grade.K, patron.Grade));
        Assert.Equal("Sant’Ambrogio", Calendar.HolidayIn(new LocalDate(2026, 12, 7), new Municipality("015146"))!.Italian);
        Assert.Null(Calendar.HolidayIn(new LocalDate(2026, 12, 7), new Municipality("058091")));
        Assert.Equal(new LocalDate(2026, 5, 25), Shipped.Catalogue.Calendar.Patrons.Single(patron => patron.Name == "Bolzano").Holiday.In(2026));
        Assert.False(Calendar.Knows(new Municipality("999999")));
        Assert.Throws<KeyNotFoundException>(() => Calendar.HolidayIn(new LocalDate(2026, 12, 7), new Municipality("999999")));
    }
}
