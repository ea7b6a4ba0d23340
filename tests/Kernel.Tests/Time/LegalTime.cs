// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Kernel.Tests;

public sealed class LegalTime
{
    private static readonly Gen<Instant> _instants =
        Always.Seeded(random => Instant.FromUtc(1970, 1, 1, 0, 0) + Duration.FromSeconds(random.NextInt64(100L * 366 * 86_400)));

    private static readonly Gen<LocalDate> _days = from days in Gen.Choose(0, 100 * 366) select new LocalDate(1970, 1, 1).PlusDays(days);

    [Fact]
    public void The_hour_that_is_skipped_in_March_2026_names_no_instant()
    {
        var never = new WallClock.Never(new LocalDateTime(2026, 3, 29, 2, 0), new LocalDateTime(2026, 3, 29, 3, 0));

        Assert.Equal(never, RomeTime.Read(new LocalDateTime(2026, 3, 29, 2, 0)));
        Assert.Equal(never, RomeTime.Read(new LocalDateTime(2026, 3, 29, 2, 30)));
        Assert.Equal(new WallClock.Once(Instant.FromUtc(2026, 3, 29, 0, 59, 59)), RomeTime.Read(new LocalDateTime(2026, 3, 29, 1, 59, 59)));
        Assert.Equal(new WallClock.Once(Instant.FromUtc(2026, 3, 29, 1, 0)), RomeTime.Read(new LocalDateTime(2026, 3, 29, 3, 0)));
    }

    [Fact]
    public void The_hour_that_repeats_in_October_2026_names_two_instants()
    {
        Assert.Equal(
            new WallClock.Twice(Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 1, 30)),
            RomeTime.Read(new LocalDateTime(2026, 10, 25, 2, 30)));
        Assert.Equal(new WallClock.Once(Instant.FromUtc(2026, 10, 25, 2, 0)), RomeTime.Read(new LocalDateTime(2026, 10, 25, 3, 0)));
    }

    [Fact]
    public void What_clocks_showed_at_an_instant_names_that_instant() =>
        Always.Holds(_instants, instant => RomeTime.Read(RomeTime.At(instant).LocalDateTime) switch
        {
            WallClock.Once once => once.At == instant,
            WallClock.Twice twice => twice.First == instant || twice.Second == instant,
            _ => false,
        });

    [Fact]
    public void Every_hour_of_every_change_of_time_reads_back()
    {
        var changes = RomeTime.Zone.GetZoneIntervals(Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2060, 1, 1, 0, 0)).Skip(1).Select(change => change.Start);
        foreach (var change in changes)
        {
            for (var minutes = -180; minutes < 180; minutes += 15)
            {
                var instant = change + Duration.FromMinutes(minutes);
                var read = RomeTime.Read(RomeTime.At(instant).LocalDateTime);
                Assert.True(read is WallClock.Once once ? once.At == instant : read is WallClock.Twice twice && (twice.First == instant || twice.Second == instant));
            }
        }
    }

    [Theory]
    [InlineData(2026, 3, 29, 23)]
    [InlineData(2026, 10, 25, 25)]
    [InlineData(2026, 7, 1, 24)]
    public void A_legal_day_has_the_hours_it_has(int year, int month, int day, int hours) =>
        Assert.Equal(Duration.FromHours(hours), RomeTime.Whole(new LocalDate(year, month, day)).Duration);

    [Fact]
    public void Legal_days_follow_each_other_without_gap_or_overlap() =>
        Always.Holds(_days, day => RomeTime.Whole(day).End == RomeTime.Whole(day.PlusDays(1)).Start
            && RomeTime.DayOf(RomeTime.StartOf(day)) == day
            && RomeTime.DayOf(RomeTime.StartOf(day) - Duration.Epsilon) == day.PlusDays(-1));

    [Fact]
    public void Every_instant_lies_in_the_day_that_is_its_own() =>
        Always.Holds(_instants, instant => RomeTime.Whole(RomeTime.DayOf(instant)).Contains(instant));

    [Fact]
    public void Just_before_midnight_in_Rome_is_still_the_day_before()
    {
        Assert.Equal(new LocalDate(2026, 6, 30), RomeTime.DayOf(Instant.FromUtc(2026, 6, 30, 21, 59, 59)));
        Assert.Equal(new LocalDate(2026, 7, 1), RomeTime.DayOf(Instant.FromUtc(2026, 6, 30, 22, 0)));
    }

    [Fact]
    public void A_window_holds_its_first_moment_and_not_its_last() =>
        Always.Holds(from a in Gen.Choose(0, 86_399) from b in Gen.Choose(0, 86_399) where a < b from t in Gen.Choose(0, 86_399) select (a, b, t), given =>
        {
            var window = new TimeWindow(At(given.a), At(given.b));
            return window.Contains(At(given.a)) && !window.Contains(At(given.b)) && window.Contains(At(given.b).PlusNanoseconds(-1))
                && window.Contains(At(given.t)) == (given.t >= given.a && given.t < given.b);
        });

    [Fact]
    public void A_window_up_to_midnight_lasts_to_the_end_of_the_day()
    {
        var evening = new TimeWindow(new LocalTime(20, 0), LocalTime.Midnight);

        Assert.True(evening.Contains(LocalTime.MaxValue));
        Assert.False(evening.Contains(new LocalTime(19, 59, 59)));
        Assert.False(evening.Contains(LocalTime.Midnight));
        Assert.Equal("20:00-24:00", evening.ToString());
        Assert.Equal("09:00-20:00", new TimeWindow(new LocalTime(9, 0), new LocalTime(20, 0)).ToString());
    }

    [Fact]
    public void Default_is_the_whole_day()
    {
        Assert.Equal(new TimeWindow(LocalTime.Midnight, LocalTime.Midnight), default);
        Assert.True(default(TimeWindow).Contains(LocalTime.Midnight));
        Assert.True(default(TimeWindow).Contains(LocalTime.MaxValue));
        Assert.Equal("00:00-24:00", default(TimeWindow).ToString());
    }

    [Fact]
    public void A_window_never_crosses_midnight_and_is_never_empty()
    {
        Assert.Throws<ArgumentException>(() => new TimeWindow(new LocalTime(20, 0), new LocalTime(9, 0)));
        Assert.Throws<ArgumentException>(() => new TimeWindow(new LocalTime(9, 0), new LocalTime(9, 0)));
    }

    private static LocalTime At(int second) => LocalTime.FromSecondsSinceMidnight(second);
}
