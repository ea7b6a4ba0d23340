// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>Fetches from the primary what its manifest names and is not here yet. What was broken off goes on where it ended; nothing is used before all of it was verified.</summary>
internal sealed class ReplicaFiles(GatePrimary primary, IBlobs blobs, IAnswerIndexFiles indexes, IIndexKeys keys, IFetchedParts parts) : IDisposable
{
    private const int CopyBytes = 1 << 20;
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(10);

    // A file may be long; each piece of it may not be.
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = primary.Address, Timeout = Timeout.InfiniteTimeSpan };

    /// <returns>True once everything is here; or what was not as it was named.</returns>
    /// <exception cref="HttpRequestException">The primary was not heard; what there is stays, and is gone on with.</exception>
    public async Task<Result<bool>> FetchAsync(DialManifest manifest, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        foreach (var set in manifest.Answers)
        {
            if (!await indexes.ExistsAsync(set.ControllerVat, set.Digest, ct) && await IndexAsync(set, ct) is Result<bool>.Refused refused)
            {
                return refused;
            }
        }

        foreach (var content in GateFiles.ContentsOf(manifest))
        {
            if (!await blobs.ExistsAsync(content, ct) && await BlobAsync(content, ct) is Result<bool>.Refused refused)
            {
                return refused;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Result<bool>> IndexAsync(DialAnswerSet set, CancellationToken ct)
    {
        if (await KeyAsync(set.ControllerVat, ct) is Result<bool>.Refused noKey)
        {
            return noKey;
        }

        var name = "index-" + set.Digest.ToHex();
        Result<bool> taken;
        await using (var part = parts.Open(name))
        {
            await FetchAsync(GateFiles.IndexesPrefix + set.ControllerVat + "/" + set.Digest.ToHex(), part, ct);
            taken = await indexes.TakeFileAsync(set.ControllerVat, set.Digest, part, ct);
        }

        // Whole or wrong: there is nothing to go on with.
        parts.Drop(name);
        return taken;
    }

    private async Task<Result<bool>> KeyAsync(string vat, CancellationToken ct)
    {
        using var answer = await SendAsync(GateFiles.KeysPrefix + vat, null, ct);
        var secret = await answer.Content.ReadAsByteArrayAsync(ct);
        try
        {
            if (secret.Length != IndexKey.Size)
            {
                return new GateFileNotAsNamed();
            }

            using var key = new IndexKey(secret);
            return await keys.KeepAsync(vat, key, ct);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private async Task<Result<bool>> BlobAsync(ContentHash content, CancellationToken ct)
    {
        var name = "blob-" + content.ToHex();
        var isWhole = false;
        await using (var part = parts.Open(name))
        {
            await FetchAsync(GateFiles.FilesPrefix + content.ToHex(), part, ct);
            part.Position = 0;
            isWhole = new ContentHash(await SHA256.HashDataAsync(part, ct)) == content;
            if (isWhole)
            {
                part.Position = 0;
                await blobs.PutAsync(part, ct);
            }
        }

        parts.Drop(name);
        return isWhole ? true : new GateFileNotAsNamed();
    }

    private async Task FetchAsync(string address, FileStream part, CancellationToken ct)
    {
        var tag = await FileTag.OfAsync(part, isWhole: false, ct);
        var here = tag is null ? 0 : part.Length;
        using var answer = await SendAsync(address, here == 0 ? null : (here, tag!), ct);
        part.SetLength(answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == here ? here : 0);
        part.Seek(0, SeekOrigin.End);
        await using var content = await answer.Content.ReadAsStreamAsync(ct);
        using var silent = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var buffer = new byte[CopyBytes];
        while (true)
        {
            silent.CancelAfter(_silence);
            var read = await HeardAsync(content.ReadAsync(buffer, silent.Token).AsTask(), ct);
            if (read == 0)
            {
                return;
            }

            await part.WriteAsync(buffer.AsMemory(0, read), ct);

            // What has come is kept even if this process ends now.
            await part.FlushAsync(ct);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string address, (long From, string Tag)? rest, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.TrimStart('/'));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", primary.Key);
        if (rest is { } known)
        {
            request.Headers.Range = new RangeHeaderValue(known.From, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(known.Tag);
        }

        using var silent = CancellationTokenSource.CreateLinkedTokenSource(ct);
        silent.CancelAfter(_silence);
        var answer = await HeardAsync(_http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silent.Token), ct);
        if (!answer.IsSuccessStatusCode)
        {
            answer.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, statusCode: answer.StatusCode);
        }

        return answer;
    }

    private static async Task<T> HeardAsync<T>(Task<T> asked, CancellationToken ct)
    {
        try
        {
            return await asked;
        }
        catch (OperationCanceledException silence) when (!ct.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, inner: silence);
        }
    }
}
