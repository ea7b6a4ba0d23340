// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime.Text;

namespace Filiera.Cli;

/// <summary>Rights requests in lines.</summary>
internal static class RightsText
{
    /// <summary>A request in one line: number, right, how both duties stand.</summary>
    public static string Line(StandingRightsRequest standing) =>
        $"{standing.Case.Request.Number}  {RightsWords.Of(standing.Case.Request.Kind),-18}  received {LocalDatePattern.Iso.Format(RomeTime.DayOf(standing.Case.Request.ReceivedAt))}  "
        + $"forward {Stand(standing.Clock.Forward)}  answer {Stand(standing.Clock.Answer)}";

    /// <summary>A request with everything done about it.</summary>
    public static string Whole(StandingRightsRequest standing, bool reveal)
    {
        var request = standing.Case.Request;
        var text = new StringBuilder(Line(standing));
        text.Append(CultureInfo.InvariantCulture, $"\ncontroller {request.ControllerVat}, centre {request.Centre}, by {RightsWords.Of(request.Channel)}");
        text.Append(CultureInfo.InvariantCulture, $"\nnumber called {RightsTable.PhoneOf(request, reveal) ?? "not stated, or erased"}");
        foreach (var done in standing.Case.Events)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{InstantPattern.General.Format(done.At)}  {done.Name}  {done.By}");
        }

        return text.ToString();
    }

    /// <summary>The figures in lines.</summary>
    public static string Lines(RightsFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"forwarded in time {figures.ForwardedInTime.Cases} of {figures.ForwardedInTime.OutOf} forwarded\nanswered in time {figures.AnsweredInTime.Cases} of {figures.AnsweredInTime.OutOf} received\n"
        + $"extended {figures.Extended}, still within the term {figures.Running}, closed unanswered {figures.ClosedUnanswered}");

    /// <summary>The figures as JSON.</summary>
    public static Json.Map ToJson(RightsFigures figures) => Json.Object(
        ("answered_in_time", figures.AnsweredInTime.Cases),
        ("closed_unanswered", figures.ClosedUnanswered),
        ("controller_vat", figures.ControllerVat),
        ("extended", figures.Extended),
        ("forwarded", figures.ForwardedInTime.OutOf),
        ("forwarded_in_time", figures.ForwardedInTime.Cases),
        ("month", YearMonthPattern.Iso.Format(figures.Month)),
        ("received", figures.AnsweredInTime.OutOf),
        ("running", figures.Running));

    private static string Stand(RightsDeadline duty) =>
        duty.Due is { } due ? $"{RightsWords.Of(duty.Timing)} (by {LocalDatePattern.Iso.Format(due)})" : RightsWords.Of(duty.Timing);
}
