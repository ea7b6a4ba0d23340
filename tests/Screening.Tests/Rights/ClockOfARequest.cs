// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Rulebook;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>By when the client is told and the person answered.</summary>
public sealed class ClockOfARequest
{
    private static readonly ItalianCalendar Calendar = Shipped.Catalogue.Calendar.ToCalendar();

    [Fact]
    public void The_terms_are_those_of_the_rulebook_on_the_day_of_receipt()
    {
        var terms = RightsTerms.On(Shipped.Catalogue, new LocalDate(2026, 11, 20));

        Assert.Equal(new RightsTerms(1, 1, 2, [RuleRef.Parse("PRQ-03@1"), RuleRef.Parse("PRQ-04@1")]), terms);
        Assert.Equal(new RightsTerms(null, null, null, []), RightsTerms.On(Shipped.Catalogue, new LocalDate(2024, 9, 27)));
    }

    [Theory]
    [InlineData("2026-11-18", "2026-11-19", "2026-12-18")]
    [InlineData("2026-11-20", "2026-11-23", "2026-12-20")]
    [InlineData("2026-12-24", "2026-12-28", "2027-01-24")]
    [InlineData("2026-12-31", "2027-01-04", "2027-01-31")]
    [InlineData("2027-01-31", "2027-02-01", "2027-02-28")]
    [InlineData("2028-01-30", "2028-01-31", "2028-02-29")]
    public void Working_days_pass_over_holidays_and_months_are_calendar_months(string received, string forward, string answer)
    {
        var clock = Clock(Case(Noon(received)), received);

        Assert.Equal((Day(forward), Day(answer)), (clock.Forward.Due, clock.Answer.Due));
    }

    [Fact]
    public void What_is_received_a_second_before_midnight_in_rome_belongs_to_that_day()
    {
        var friday = Instant.FromUtc(2026, 11, 20, 22, 59, 59);

        Assert.Equal(Day("2026-11-23"), Clock(Case(friday), "2026-11-20").Forward.Due);
        Assert.Equal(Day("2026-11-24"), Clock(Case(friday + Duration.FromSeconds(1) + Duration.FromDays(2)), "2026-11-23").Forward.Due);
    }

    [Theory]
    [InlineData("2026-11-18", RightsTiming.Running, RightsTiming.Running)]
    [InlineData("2026-11-19", RightsTiming.DueToday, RightsTiming.Running)]
    [InlineData("2026-11-20", RightsTiming.Late, RightsTiming.Running)]
    [InlineData("2026-12-18", RightsTiming.Late, RightsTiming.DueToday)]
    [InlineData("2026-12-19", RightsTiming.Late, RightsTiming.Late)]
    public void The_last_day_is_in_time_and_the_next_is_late(string today, RightsTiming forward, RightsTiming answer)
    {
        var clock = Clock(Case(Noon("2026-11-18")), today);

        Assert.Equal((forward, answer), (clock.Forward.Timing, clock.Answer.Timing));
        Assert.Equal(Day("2026-11-19"), clock.NextDue);
    }

    [Fact]
    public void What_is_done_is_judged_by_the_day_it_was_done_whenever_it_is_recorded()
    {
        var known = Case(Noon("2026-11-18"));
        var inTime = known.With(new RightsEvent.Forwarded(known.Request.Id, Noon("2026-11-19"), Officer, Noon("2026-11-30"), RightsMeans.Email, null));
        var late = known.With(new RightsEvent.Forwarded(known.Request.Id, Noon("2026-11-20"), Officer, Noon("2026-11-20"), RightsMeans.Email, null));

        Assert.Equal(new RightsDeadline(Day("2026-11-19"), Day("2026-11-19"), RightsTiming.DoneInTime), Clock(inTime, "2026-12-01").Forward);
        Assert.Equal(new RightsDeadline(Day("2026-11-19"), Day("2026-11-20"), RightsTiming.DoneLate), Clock(late, "2026-12-01").Forward);
        Assert.Equal(RightsTiming.Late, Clock(inTime.AsKnownAt(Noon("2026-11-30")), "2026-12-01").Forward.Timing);
    }

    [Fact]
    public void An_extension_adds_two_calendar_months_to_the_month()
    {
        var known = Case(Noon("2026-11-30"));
        var extended = known.With(new RightsEvent.Extended(known.Request.Id, Noon("2026-12-20"), Officer, Noon("2026-12-20"), "Archivi in più sedi."));

        Assert.Equal(Day("2026-12-30"), Clock(known, "2026-12-20").Answer.Due);
        Assert.Equal(Day("2027-02-28"), Clock(extended, "2026-12-20").Answer.Due);
    }

    [Fact]
    public void A_closed_request_needs_nothing_more_and_a_day_without_rules_says_nothing()
    {
        var known = Case(Noon("2026-11-18"));
        var closed = known.With(new RightsEvent.Closed(known.Request.Id, Noon("2026-11-19"), Officer, Noon("2026-11-19"), "Ritirata."));
        var before = Clock(Case(Noon("2024-09-20")), "2024-10-30");

        Assert.Equal((RightsTiming.NotNeeded, RightsTiming.NotNeeded, null), (Clock(closed, "2027-01-01").Forward.Timing, Clock(closed, "2027-01-01").Answer.Timing, Clock(closed, "2027-01-01").NextDue));
        Assert.Equal((RightsTiming.Unknown, RightsTiming.Unknown, false), (before.Forward.Timing, before.Answer.Timing, before.IsPressing));
    }

    [Fact]
    public void Time_only_ever_moves_a_duty_on_and_the_last_day_is_the_same_by_a_slow_count() => Prop.ForAll(
        Gen.Choose(0, 1500).Two().ToArbitrary(),
        days =>
        {
            var received = new LocalDate(2024, 9, 28).PlusDays(days.Item1);
            var today = received.PlusDays(days.Item2 % 60);
            var known = Case(RomeTime.StartOf(received) + Duration.FromHours(10));
            var clock = RightsClock.Of(known, RightsTerms.On(Shipped.Catalogue, received), Calendar, today);
            var due = received.PlusDays(1);
            while (!Calendar.IsWorkingDay(due))
            {
                due = due.PlusDays(1);
            }

            return clock.Forward.Due == due
                && clock.Forward.Timing == (today < due ? RightsTiming.Running : today == due ? RightsTiming.DueToday : RightsTiming.Late)
                && clock.Answer.Due > clock.Forward.Due;
        }).QuickCheckThrowOnFailure();

    private static Actor Officer { get; } = new("person:officer");

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static Instant Noon(string day) => RomeTime.StartOf(Day(day)) + Duration.FromHours(12);

    private static RightsClock Clock(RightsCase known, string today) =>
        RightsClock.Of(known, RightsTerms.On(Shipped.Catalogue, RomeTime.DayOf(known.Request.ReceivedAt)), Calendar, Day(today));

    private static RightsCase Case(Instant received) => RightsCase.Fold(
        new RightsRequest(
            new RightsRequestId(Guid.Parse("019df21b-c740-7afb-be09-d324fae6c699")), new RightsRequestNumber(2026, 1), RightsRequestKind.Objection, RightsChannel.Call,
            "01234567890", new OrganisationId(Guid.Parse("019df21b-c740-7afb-be09-d324fae6c600")), null, null, received, null, Officer, received),
        []);
}
