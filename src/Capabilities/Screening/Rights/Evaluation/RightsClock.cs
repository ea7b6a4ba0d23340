// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>How a rights request stands to its two terms on a day. Pure.</summary>
/// <remarks>
/// Days are legal days in Rome; the day of receipt is not counted. Working days are those of the Italian calendar, without patron saints.
/// Months are calendar months: what came on 31 January is to be answered by the last day of February. A term that ends on a holiday is not
/// moved: whoever keeps it as written here keeps it in any reading.
/// </remarks>
/// <param name="Forward">Telling the client.</param>
/// <param name="Answer">Answering the person.</param>
public sealed record RightsClock(RightsDeadline Forward, RightsDeadline Answer)
{
    /// <summary>True when one of the two is due today or late.</summary>
    public bool IsPressing => Forward.IsPressing || Answer.IsPressing;

    /// <summary>True when one of the two is not done and its last day is over.</summary>
    public bool IsLate => Forward.Timing == RightsTiming.Late || Answer.Timing == RightsTiming.Late;

    /// <summary>The next last day of what is not done yet; null when nothing is or no rule says.</summary>
    public LocalDate? NextDue => new[] { Forward, Answer }.Where(duty => duty.DoneOn is null && duty.Timing != RightsTiming.NotNeeded).Min(duty => duty.Due);

    /// <summary>The clock of a request.</summary>
    /// <param name="known">The request and what was done.</param>
    /// <param name="terms">The terms of the day of receipt.</param>
    /// <param name="calendar">The Italian calendar.</param>
    /// <param name="today">The legal day it is looked at.</param>
    public static RightsClock Of(RightsCase known, RightsTerms terms, ItalianCalendar calendar, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calendar);
        var received = RomeTime.DayOf(known.Request.ReceivedAt);
        LocalDate? forwardBy = terms.ForwardWorkingDays is { } days ? calendar.AddWorkingDays(received, days) : null;
        return new RightsClock(
            Stand(forwardBy, known.Forwarding, known, today),
            Stand(AnswerBy(received, terms, known.Extension is not null), known.Answer, known, today));
    }

    /// <summary>The last day to answer; null where no rule says.</summary>
    internal static LocalDate? AnswerBy(LocalDate received, RightsTerms terms, bool isExtended) =>
        terms.AnswerMonths is not { } months || (isExtended && terms.ExtensionMonths is null)
            ? null
            : received.PlusMonths(months + (isExtended ? terms.ExtensionMonths!.Value : 0));

    private static RightsDeadline Stand(LocalDate? due, RightsEvent? done, RightsCase known, LocalDate today)
    {
        LocalDate? doneOn = done is null ? null : RomeTime.DayOf(done.At);
        var timing = due is not { } last ? RightsTiming.Unknown
            : doneOn is { } day ? day <= last ? RightsTiming.DoneInTime : RightsTiming.DoneLate
            : known.Closing is not null ? RightsTiming.NotNeeded
            : today < last ? RightsTiming.Running
            : today == last ? RightsTiming.DueToday
            : RightsTiming.Late;
        return new RightsDeadline(due, doneOn, timing);
    }
}
