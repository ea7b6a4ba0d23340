// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net.Http.Headers;
using Filiera.Operations;
using NodaTime;

namespace Filiera.Composition;

/// <summary>Posts messages signed in the form of Standard Webhooks.</summary>
internal sealed class WebhookPost : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(15);

    // An address was chosen by a person: nobody else may say where a message goes instead.
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = _longestWait };

    /// <exception cref="HttpRequestException">Not received.</exception>
    public async Task SendAsync(Uri url, string secret, string key, byte[] body, Instant at, CancellationToken ct)
    {
        var id = StandardWebhook.IdOf(key);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(StandardWebhook.IdHeader, id);
        request.Headers.Add(StandardWebhook.TimestampHeader, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Sign(secret, id, at, body));
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
