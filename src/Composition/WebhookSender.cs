// SPDX-License-Identifier: EUPL-1.2
using System.Net.Http.Headers;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Tells reminders over HTTP, signed in the form of Standard Webhooks. Any answer from 200 to 299 is taken as received.</summary>
public sealed class WebhookSender(IReminderAddresses addresses, IClock clock) : IOutboxSender, IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(15);

    // An address was chosen by a person: nobody else may say where a message goes instead.
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = _longestWait };

    /// <inheritdoc/>
    public string Topic => ReminderMessages.WebhookTopic;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Not received; it is told again later.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await addresses.ReadAsync(ct) is not { Webhook: { } url, WebhookSecret: { } secret })
        {
            // Nobody wants to be told any more.
            return;
        }

        var (id, at, body) = (StandardWebhook.IdOf(message.Key), clock.GetCurrentInstant(), message.Body.ToCanonicalBytes());
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Sign(secret, id, at, body));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
