// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The clocks of consultations: the register's time to answer, the days an answer holds, the monthly sweep. Pure: the same events, figures and instant give the same for ever.</summary>
public static class ConsultationClock
{
    /// <summary>Where a consultation stands at an instant.</summary>
    /// <remarks>Of several answers the one checked earliest counts: what is said of the whole must hold for each of its numbers.</remarks>
    public static ConsultationStanding Of(Consultation consultation, ConsultationFigures figures, Instant now)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(figures);
        Instant? oldest = consultation.Answers.IsEmpty ? null : consultation.Answers.Min(answer => answer.Oldest);
        var (warn, stop) = (oldest + figures.Warns, oldest + figures.Holds);
        var waits = consultation.AbandonedAt is null && !consultation.Waiting.IsEmpty;
        Instant? alarm = waits && figures.Answers is { } time ? consultation.Waiting.Min(part => part.SendFrom) + time : null;
        var state = waits ? alarm <= now ? ConsultationState.Overdue : ConsultationState.Waiting
            : stop is { } end ? now >= end ? ConsultationState.Expired : now >= warn ? ConsultationState.Expiring : ConsultationState.Fresh
            : consultation.AbandonedAt is null ? ConsultationState.Drafted
            : ConsultationState.Abandoned;
        return new ConsultationStanding(state, Next(consultation, state), alarm, warn, stop, Left(stop, figures, now));
    }

    /// <summary>When the sweep of a controller is due.</summary>
    /// <param name="controllerVat">The controller.</param>
    /// <param name="consultations">Consultations, also of others.</param>
    /// <param name="figures">The figures of the day.</param>
    public static SweepDue Sweep(string controllerVat, IEnumerable<Consultation> consultations, ConsultationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(consultations);
        ArgumentNullException.ThrowIfNull(figures);
        Instant? last = null;
        foreach (var answer in consultations.Where(one => one.ControllerVat == controllerVat).SelectMany(one => one.Answers))
        {
            last = last is { } known && known > answer.Newest ? known : answer.Newest;
        }

        return new SweepDue(
            controllerVat, last, last is { } at && figures.SweepMonths is { } months ? RomeTime.DayOf(at).PlusMonths(months) : null);
    }

    /// <summary>Whether the register's answers allow a call: the controller's own, one before the campaign began, and the newest about the number fresh and keep.</summary>
    /// <remarks>RPO-02, RPO-03, RPO-04. Whether something else stands against the call is not asked here.</remarks>
    /// <param name="consultations">Consultations, also of others.</param>
    /// <param name="answerOf">What an answer says of the number; null where it does not speak of it.</param>
    /// <param name="controllerVat">For whom the call is made.</param>
    /// <param name="campaignStart">When the campaign began.</param>
    /// <param name="callStart">When the call begins.</param>
    /// <param name="figures">The figures of the day.</param>
    /// <returns>Met, or not met with a reason code of <see cref="ReasonCodes"/>.</returns>
    public static Outcome MayCall(
        IEnumerable<Consultation> consultations,
        Func<PartAnswer, OptOutAnswer?> answerOf,
        string controllerVat,
        Instant campaignStart,
        Instant callStart,
        ConsultationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(consultations);
        ArgumentNullException.ThrowIfNull(answerOf);
        ArgumentNullException.ThrowIfNull(figures);
        var answers = consultations.Where(one => one.ControllerVat == controllerVat)
            .SelectMany(one => one.Answers).Where(answer => answer.Oldest <= callStart).ToList();
        if (!answers.Any(answer => answer.Oldest <= campaignStart))
        {
            return new Outcome.NotMet(ReasonCodes.NoAnswer);
        }

        OptOutAnswer? newest = null;
        foreach (var said in answers.Select(answerOf))
        {
            // Of two answers of the same instant the one that removes counts.
            if (said is { } one && one.CheckedAt <= callStart
                && (newest is not { } known || one.CheckedAt > known.CheckedAt || (one.CheckedAt == known.CheckedAt && one.Remove)))
            {
                newest = one;
            }
        }

        return newest switch
        {
            null => new Outcome.NotMet(ReasonCodes.NoAnswer),
            { } answer when callStart >= answer.CheckedAt + figures.Holds => new Outcome.NotMet(ReasonCodes.AnswerTooOld),
            { Remove: true } => new Outcome.NotMet(ReasonCodes.OptedOut),
            _ => new Outcome.Met(),
        };
    }

    private static ConsultationAct Next(Consultation consultation, ConsultationState state) => state switch
    {
        _ when !consultation.Unfinished.IsEmpty && consultation.AbandonedAt is null => ConsultationAct.ImportAgain,
        ConsultationState.Drafted => ConsultationAct.Export,
        ConsultationState.Waiting => ConsultationAct.Import,
        ConsultationState.Overdue => ConsultationAct.Chase,
        ConsultationState.Expiring or ConsultationState.Expired => ConsultationAct.Repeat,
        _ => ConsultationAct.None,
    };

    private static int Left(Instant? stop, ConsultationFigures figures, Instant now) => stop is { } end && figures.Holds > Duration.Zero
        ? (int)Math.Clamp((end - now).TotalMinutes * 100 / figures.Holds.TotalMinutes, 0, 100)
        : 0;
}
