// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Register;

namespace Filiera.Verify;

/// <summary>Fetches over HTTPS, follows no redirect, and reads no more than anything that is verified may hold.</summary>
public sealed class HttpFetcher : IFetcher, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = Artefact.LargestSize,
        DefaultRequestHeaders = { { "Accept", "application/json, */*;q=0.1" } },
    };

    /// <inheritdoc/>
    public async Task<byte[]?> FetchAsync(string address)
    {
        // A register tried out on this machine has no certificate.
        var here = address.StartsWith("https://localhost:", StringComparison.Ordinal);
        try
        {
            using var answer = await _client.GetAsync(new Uri(here ? "http" + address["https".Length..] : address));
            // That something is not there is an answer too, which a register proves.
            return answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound ? await answer.Content.ReadAsByteArrayAsync() : null;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
