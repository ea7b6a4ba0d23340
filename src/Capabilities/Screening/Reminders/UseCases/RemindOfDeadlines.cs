// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Puts a message into the outbox for every deadline that has come, once for each, however often and by however many it is asked.</summary>
public sealed class RemindOfDeadlines(
    IUnitOfWork unit, IOutbox outbox, IReminderAddresses addresses, ReadConsultations consultations, SentNumbers all, ReadRightsRequests rights, IClock clock)
{
    /// <returns>How many deadlines people are to be reminded of, told before or now; or why the messages were not kept.</returns>
    public async Task<Result<int>> RunAsync(CancellationToken ct)
    {
        // 1. Facts: where reminders go, and every clock that runs.
        if (await addresses.ReadAsync(ct) is not { } to)
        {
            return 0;
        }

        // 2. Evaluation: what has come since somebody chose to be told.
        var due = (await DueAsync(ct)).Where(reminder => reminder.At >= to.Since).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        // 3. Decision and 4. trace: the key of a message is its event, and the outbox keeps each once.
        return await unit.CommitAsync<int>(
            async token =>
            {
                foreach (var message in due.SelectMany(reminder => ReminderMessages.Of(reminder, to)))
                {
                    await outbox.AddAsync(message, token);
                }

                return due.Count;
            },
            ct);
    }

    /// <summary>Every deadline that presses now, whether or not anybody is reminded of it.</summary>
    public async Task<Sequence<Reminder>> DueAsync(CancellationToken ct)
    {
        var due = new List<Reminder>();
        if (consultations.Figures is { } figures)
        {
            due.AddRange(DueReminders.Of(await all.ConsultationsAsync(null, ct), figures, clock.GetCurrentInstant()));
        }

        foreach (var standing in await rights.PressingAsync(ct))
        {
            due.AddRange(DueReminders.Of(standing));
        }

        return Sequence.From(due);
    }
}
