// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Operations;

/// <summary>Delivers the messages of the outbox, each at least once.</summary>
public sealed class OutboxDispatcher(IWorkScopes scopes, TimeProvider time, OutboxOptions options)
{
    /// <summary>Delivers until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var round = DispatchAsync(ct);
            await ((Task)round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (round.IsFaulted)
            {
                await round;
            }

            if (round.IsCanceled || round.Result == 0)
            {
                await Task.Delay(options.Rest.ToTimeSpan(), time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Tries every message of one batch that is due.</summary>
    /// <returns>How many deliveries were tried.</returns>
    public async Task<int> DispatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.Open();
        var topics = Sequence.From(scope.Senders.Select(sender => sender.Topic));
        if (await scope.Outbox.ClaimAsync(topics, options.Batch, options.Lease, ct) is not Result<Sequence<OutboxEntry>>.Ok claimed)
        {
            return 0;
        }

        foreach (var entry in claimed.Value)
        {
            await DeliverAsync(scope, entry, ct);
        }

        return claimed.Value.Count;
    }

    private static async Task SendAsync(IOutboxSender sender, OutboxMessage message, CancellationToken ct) =>
        await sender.SendAsync(message, ct);

    private async Task DeliverAsync(IWorkScope scope, OutboxEntry entry, CancellationToken ct)
    {
        var sender = scope.Senders.Single(candidate => candidate.Topic == entry.Message.Topic);

        // The outcome is read from the task: whatever a sender throws is a delivery that failed.
        var sending = SendAsync(sender, entry.Message, ct);
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A refusal here leaves the message claimed until its time is over: it is then delivered again, never lost.
        if (sending.IsCompletedSuccessfully)
        {
            await scope.Outbox.DeliverAsync(entry, CancellationToken.None);
            return;
        }

        ct.ThrowIfCancellationRequested();
        var failure = sending.Exception?.InnerException?.GetType().Name ?? nameof(TaskCanceledException);
        await scope.Outbox.FailAsync(entry, failure, options.Retry, CancellationToken.None);
    }
}
