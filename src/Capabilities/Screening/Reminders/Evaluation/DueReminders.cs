// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What people are to be reminded of at an instant. Pure: of each clock only what holds now, so that a late look tells the gravest alone.</summary>
public static class DueReminders
{
    /// <summary>Of consultations.</summary>
    /// <param name="consultations">All of them: where a later one of the same controller and campaign was handed over, nobody is told to repeat it.</param>
    /// <param name="figures">The figures of the day.</param>
    /// <param name="now">The instant.</param>
    public static Sequence<Reminder> Of(Sequence<Consultation> consultations, ConsultationFigures figures, Instant now)
    {
        var due = new List<Reminder>();
        foreach (var one in consultations)
        {
            var standing = ConsultationClock.Of(one, figures, now);
            var (kind, at) = standing.State switch
            {
                ConsultationState.Overdue => (ReminderKind.AnswerLate, standing.AlarmAt),
                ConsultationState.Expiring => (ReminderKind.AnswersExpiring, standing.WarnAt),
                ConsultationState.Expired => (ReminderKind.AnswersExpired, standing.StopAt),
                _ => default((ReminderKind, Instant?)),
            };
            if (at is { } since && !(kind == ReminderKind.AnswersExpiring && IsRepeated(one, consultations)))
            {
                due.Add(new Reminder(kind, one.Id.Value.ToString(), one.ControllerVat, since));
            }
        }

        return Sequence.From(due);
    }

    /// <summary>Of a rights request.</summary>
    public static Sequence<Reminder> Of(StandingRightsRequest standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return
        [
            .. Of(standing, standing.Clock.Forward, ReminderKind.RightsForwardDue, ReminderKind.RightsForwardLate),
            .. Of(standing, standing.Clock.Answer, ReminderKind.RightsAnswerDue, ReminderKind.RightsAnswerLate),
        ];
    }

    private static IEnumerable<Reminder> Of(StandingRightsRequest standing, RightsDeadline duty, ReminderKind due, ReminderKind late)
    {
        if (duty is { Due: { } day, IsPressing: true })
        {
            var whole = RomeTime.Whole(day);
            var isLate = duty.Timing == RightsTiming.Late;
            yield return new Reminder(
                isLate ? late : due, standing.Case.Request.Number.ToString(), standing.Case.Request.ControllerVat, isLate ? whole.End : whole.Start);
        }
    }

    private static bool IsRepeated(Consultation one, Sequence<Consultation> all) => all.Any(other =>
        other.ControllerVat == one.ControllerVat && other.Draft.Campaign == one.Draft.Campaign && other.AbandonedAt is null && other.ExportedAt > one.AnsweredAt);
}
