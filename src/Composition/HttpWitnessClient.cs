// SPDX-License-Identifier: EUPL-1.2
using System.Net.Http.Headers;
using System.Text;
using Filiera.Register;

namespace Filiera.Composition;

/// <summary>Reaches witnesses over HTTP, for a few seconds each.</summary>
public sealed class HttpWitnessClient : IWitnessClient, IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <inheritdoc/>
    public async Task<WitnessAnswer?> AddCheckpointAsync(Uri witness, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        try
        {
            using var answer = await _http.PostAsync(new Uri(witness.ToString().TrimEnd('/') + "/add-checkpoint"), content, ct);
            return new WitnessAnswer((int)answer.StatusCode, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(ct)));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            // Not reached, too slow, or too long an answer: its word is missing, and nothing else.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
