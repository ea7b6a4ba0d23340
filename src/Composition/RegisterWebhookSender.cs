// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Tells over HTTP that the register changed, signed in the form of Standard Webhooks. Any answer from 200 to 299 is taken as received.</summary>
public sealed class RegisterWebhookSender(IRegisterSubscriptions subscriptions, IClock clock) : IOutboxSender, IDisposable
{
    private readonly WebhookPost _post = new();

    /// <inheritdoc/>
    public string Topic => RegisterSubscribers.Topic;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Not received; it is told again later.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var body = (Json.Map)message.Body;
        var address = ((Json.Text)body["address"]!).Value;
        if ((await subscriptions.ReadAsync(ct)).FirstOrDefault(one => one.Address.OriginalString == address) is { } known)
        {
            await _post.SendAsync(known.Address, known.Secret, message.Key, body["message"]!.ToCanonicalBytes(), clock.GetCurrentInstant(), ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _post.Dispose();
}
