// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime.Text;

namespace Filiera.Screening;

/// <summary>Reminders as messages of the outbox, one for each way they go.</summary>
public static class ReminderMessages
{
    /// <summary>The topic of e-mails.</summary>
    public const string MailTopic = "reminder-mail";

    /// <summary>The topic of webhooks.</summary>
    public const string WebhookTopic = "reminder-webhook";

    /// <summary>The messages of one reminder; the same reminder gives the same keys for ever.</summary>
    public static Sequence<OutboxMessage> Of(Reminder reminder, ReminderAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var (key, messages) = (ReminderText.KeyOf(reminder), new List<OutboxMessage>());
        if (!addresses.To.IsEmpty)
        {
            var (subject, text) = ReminderText.Mail(reminder);
            messages.Add(new OutboxMessage(MailTopic, key, Json.Object(
                ("at", InstantPattern.ExtendedIso.Format(reminder.At)),
                ("from", addresses.From),
                ("subject", subject),
                ("text", text),
                ("to", Json.Array(addresses.To.Select(to => (Json)to))))));
        }

        if (addresses.Webhook is not null)
        {
            messages.Add(new OutboxMessage(WebhookTopic, key, ReminderText.Webhook(reminder)));
        }

        return Sequence.From(messages);
    }
}
