// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>A reminder in words, Italian first, and as the data of a webhook.</summary>
public static class ReminderText
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("dd/MM/uuuu HH:mm");

    /// <summary>The public name of an event, as a webhook's type.</summary>
    public static string TypeOf(ReminderKind kind) => kind switch
    {
        ReminderKind.AnswerLate => "consultation.answer-late",
        ReminderKind.AnswersExpiring => "consultation.answers-expiring",
        ReminderKind.AnswersExpired => "consultation.answers-expired",
        ReminderKind.RightsForwardDue => "rights-request.forward-due",
        ReminderKind.RightsForwardLate => "rights-request.forward-late",
        ReminderKind.RightsAnswerDue => "rights-request.answer-due",
        ReminderKind.RightsAnswerLate => "rights-request.answer-late",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    /// <summary>What the receiver recognises a repeated message by: the same event has the same key for ever.</summary>
    public static string KeyOf(Reminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return FormattableString.Invariant($"{TypeOf(reminder.Kind)}/{reminder.Subject}/{reminder.At.ToUnixTimeSeconds()}");
    }

    /// <summary>The kind and the subject that a key names; null where it is the key of something else.</summary>
    public static (ReminderKind Kind, string Subject)? Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split('/') is [var type, var subject, _] && Enum.GetValues<ReminderKind>().Where(kind => TypeOf(kind) == type).ToList() is [var known] ? (known, subject) : null;
    }

    /// <summary>The body of a webhook.</summary>
    public static Json.Map Webhook(Reminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return Json.Object(
            ("data", Json.Object(("controller_vat", reminder.ControllerVat), ("subject", reminder.Subject))),
            ("timestamp", InstantPattern.ExtendedIso.Format(reminder.At)),
            ("type", TypeOf(reminder.Kind)));
    }

    /// <summary>Subject and text of an e-mail.</summary>
    public static (string Subject, string Text) Mail(Reminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        var (italian, english) = Sentences(reminder.Kind);
        var at = Moment.Format(RomeTime.At(reminder.At).LocalDateTime);
        var what = reminder.Kind <= ReminderKind.AnswersExpired ? ("consultazione", "consultation") : ("richiesta", "request");
        return (
            $"Filiera: {italian}",
            $"""
            {italian}.
            {what.Item1}: {reminder.Subject}
            committente (partita IVA): {reminder.ControllerVat}
            dal: {at} (ora italiana)

            {english}.
            {what.Item2}: {reminder.Subject}
            client (VAT number): {reminder.ControllerVat}
            since: {at} (Italian time)

            """);
    }

    private static (string Italian, string English) Sentences(ReminderKind kind) => kind switch
    {
        ReminderKind.AnswerLate => ("Il registro non ha risposto nel tempo in cui risponde", "The register has not answered in the time it answers in"),
        ReminderKind.AnswersExpiring => ("Le risposte del registro stanno per scadere", "The register's answers are about to lapse"),
        ReminderKind.AnswersExpired => ("Le risposte del registro sono scadute: non si chiama", "The register's answers have lapsed: no calls"),
        ReminderKind.RightsForwardDue => ("Oggi è l'ultimo giorno per avvisare il committente", "Today is the last day to tell the client"),
        ReminderKind.RightsForwardLate => ("Il termine per avvisare il committente è passato", "The term to tell the client is over"),
        ReminderKind.RightsAnswerDue => ("Oggi è l'ultimo giorno per rispondere alla persona", "Today is the last day to answer the person"),
        ReminderKind.RightsAnswerLate => ("Il termine per rispondere alla persona è passato", "The term to answer the person is over"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };
}
