// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Whether people may be called at an instant: hours and days in Italy, where the person called is.</summary>
internal static class HoursChecks
{
    // HRS-01. A Saturday that is an eve as well has the hours of both.
    public static Sequence<ListFinding> PermittedHours(DialMoment moment, Rule rule)
    {
        var local = RomeTime.At(moment.At).LocalDateTime;
        if (DayAgainst(moment, local.Date, rule) is { } against)
        {
            return against;
        }

        var windows = Windows(moment, local.Date, rule).ToList();
        return windows.Contains(null) ? ListFinding.NotRun(DialReasons.HoursUnknown)
            : windows.TrueForAll(window => window!.Value.Contains(local.TimeOfDay)) ? ListFinding.Met(windows.Min(window => EndOf(local.Date, window!.Value)))
            : ListFinding.NotMet(DialReasons.OutsidePermittedHours);
    }

    // HRS-02: before a call nobody knows whether it will be answered. While the stricter reading holds, HRS-01 speaks for every attempt.
    public static Sequence<ListFinding> OfEveryAttempt(DialMoment moment, Rule rule) => ListFinding.Elsewhere();

    private static Sequence<ListFinding>? DayAgainst(DialMoment moment, LocalDate day, Rule rule)
    {
        if (day.DayOfWeek == IsoDayOfWeek.Sunday && !rule.Says(RuleParameters.SundaysAllowed))
        {
            return ListFinding.NotMet(DialReasons.NotOnSundays);
        }

        if (moment.Calendar.NationalHoliday(day) is not null && !rule.Says(RuleParameters.HolidaysAllowed))
        {
            return ListFinding.NotMet(DialReasons.NotOnHolidays);
        }

        return !rule.Says(RuleParameters.PatronSaintBlocks) ? null
            : moment.Municipality is not { } municipality || !moment.Calendar.Knows(municipality) ? ListFinding.NotRun(DialReasons.MunicipalityUnknown)
            : moment.Calendar.HolidayIn(day, municipality) is not null ? ListFinding.NotMet(DialReasons.NotOnPatronSaintsDay)
            : null;
    }

    // Days that are allowed against the usual rule have no hours of their own: the shorter ones count.
    private static IEnumerable<TimeWindow?> Windows(DialMoment moment, LocalDate day, Rule rule)
    {
        var isWeekday = moment.Calendar.IsWorkingDay(day);
        var isEve = moment.Calendar.IsEve(day) || moment.Calendar.NationalHoliday(day) is not null;
        if (isEve)
        {
            yield return rule.Window(RuleParameters.EveWindow);
        }

        if (day.DayOfWeek >= IsoDayOfWeek.Saturday)
        {
            yield return rule.Window(RuleParameters.SaturdayWindow);
        }
        else if (isWeekday && !isEve)
        {
            yield return rule.Window(RuleParameters.WeekdayWindow);
        }
    }

    // Where the clock shows the end twice, the first counts; where it skips it, the moment it skips.
    private static Instant EndOf(LocalDate day, TimeWindow window) => window.To == LocalTime.Midnight
        ? RomeTime.StartOf(day.PlusDays(1))
        : RomeTime.Read(day + window.To) switch
        {
            WallClock.Once once => once.At,
            WallClock.Twice twice => twice.First,
            _ => RomeTime.Zone.AtLeniently(day + window.To).ToInstant(),
        };
}
