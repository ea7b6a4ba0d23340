// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Tells reminders over HTTP, signed in the form of Standard Webhooks. Any answer from 200 to 299 is taken as received.</summary>
public sealed class WebhookSender(IReminderAddresses addresses, IClock clock) : IOutboxSender, IDisposable
{
    private readonly WebhookPost _post = new();

    /// <inheritdoc/>
    public string Topic => ReminderMessages.WebhookTopic;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Not received; it is told again later.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await addresses.ReadAsync(ct) is { Webhook: { } url, WebhookSecret: { } secret })
        {
            await _post.SendAsync(url, secret, message.Key, message.Body.ToCanonicalBytes(), clock.GetCurrentInstant(), ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();
}
