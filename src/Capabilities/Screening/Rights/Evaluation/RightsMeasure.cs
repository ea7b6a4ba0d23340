// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Measures how rights requests were treated. Pure.</summary>
public static class RightsMeasure
{
    /// <summary>Measures a client's month.</summary>
    /// <param name="controllerVat">The client.</param>
    /// <param name="month">The month of receipt, in legal time.</param>
    /// <param name="received">The requests received in it.</param>
    /// <param name="catalogue">The rulebook.</param>
    /// <param name="asOf">What was recorded from this instant on is not counted; the clocks stand at the day that is over then.</param>
    public static RightsFigures Of(string controllerVat, YearMonth month, IEnumerable<RightsCase> received, RuleCatalogue catalogue, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(catalogue);
        var calendar = catalogue.Calendar.ToCalendar();
        var today = RomeTime.DayOf(asOf - Duration.Epsilon);
        var standing = received.Where(known => known.Request.RecordedAt < asOf)
            .Select(known => known.AsKnownAt(asOf))
            .Select(known => (
                Case: known,
                Clock: RightsClock.Of(known, RightsTerms.On(catalogue, RomeTime.DayOf(known.Request.ReceivedAt)), calendar, today)))
            .ToList();
        return new RightsFigures(
            controllerVat,
            month,
            asOf,
            new Ratio(
                standing.Count(it => it.Clock.Forward.Timing == RightsTiming.DoneInTime),
                standing.Count(it => it.Case.Forwarding is not null)),
            new Ratio(standing.Count(it => it.Clock.Answer.Timing == RightsTiming.DoneInTime), standing.Count),
            standing.Count(it => it.Case.Extension is not null),
            standing.Count(it => it.Clock.Answer.Timing is RightsTiming.Running or RightsTiming.DueToday),
            standing.Count(it => it.Case is { Answer: null, Closing: not null }));
    }

    /// <summary>What the evidence of a month states. Nothing about anybody.</summary>
    internal static Json.Map Statement(RightsFigures figures) => Json.Object(
        ("answered_in_time", figures.AnsweredInTime.Cases),
        ("closed_unanswered", figures.ClosedUnanswered),
        ("controller_vat", figures.ControllerVat),
        ("extended", figures.Extended),
        ("forwarded", figures.ForwardedInTime.OutOf),
        ("forwarded_in_time", figures.ForwardedInTime.Cases),
        ("month", MonthText(figures.Month)),
        ("received", figures.AnsweredInTime.OutOf),
        ("running", figures.Running));

    /// <summary>The legal days of a month, as a half-open interval of instants.</summary>
    internal static Interval Whole(YearMonth month) =>
        new(RomeTime.StartOf(month.OnDayOfMonth(1)), RomeTime.StartOf(month.OnDayOfMonth(1).PlusMonths(1)));

    /// <summary>The month as it is written: <c>2026-10</c>.</summary>
    internal static string MonthText(YearMonth month) => YearMonthPattern.Iso.Format(month);

    /// <summary>When a month can be sealed: once the ordinary term to answer its last day's requests is over. Null where no rule says.</summary>
    internal static Instant? SettledAt(YearMonth month, RuleCatalogue catalogue)
    {
        var last = month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1);
        return RightsClock.AnswerBy(last, RightsTerms.On(catalogue, last), isExtended: false) is { } due ? RomeTime.Whole(due).End : null;
    }
}
