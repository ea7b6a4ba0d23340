// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel.Tests;

public sealed class Easters
{
    [Theory]
    [InlineData(1583, 4, 10)]
    [InlineData(1818, 3, 22)]
    [InlineData(1900, 4, 15)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2099, 4, 12)]
    public void Easter_fell_and_will_fall_on_the_known_days(int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), Easter.Of(year));

    [Fact]
    public void Easter_is_the_Sunday_after_the_paschal_full_moon_of_the_epact_tables()
    {
        for (var year = 1583; year <= 9999; year++)
        {
            Assert.Equal(SundayAfterTheFullMoon(year), Easter.Of(year));
        }
    }

    [Theory]
    [InlineData(1582)]
    [InlineData(10_000)]
    [InlineData(-1)]
    public void Years_without_a_Gregorian_Easter_are_refused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => Easter.Of(year));

    /// <summary>By definition: the moon's age at the turn of the year with the solar and lunar corrections of the centuries, then the next Sunday.</summary>
    private static LocalDate SundayAfterTheFullMoon(int year)
    {
        var goldenNumber = (year % 19) + 1;
        var century = (year / 100) + 1;
        var solarCorrection = 3 * century / 4;
        var lunarCorrection = ((8 * century) + 5) / 25;
        var epact = (((11 * (goldenNumber - 1)) + 14 - solarCorrection + lunarCorrection) % 30 + 30) % 30;
        if (epact == 0 || (epact == 1 && goldenNumber > 11))
        {
            epact++;
        }

        return new LocalDate(year, 4, 19).PlusDays(-epact).Next(IsoDayOfWeek.Sunday);
    }
}
