// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using Microsoft.AspNetCore.Http;

namespace Filiera.Gate;

/// <summary>Hands the files that the index in use is made of to replicas that share no disk: lists and facts by their hash, answer indexes as they lie, encrypted, and the keys to them.</summary>
internal sealed class GateFiles(GateRuntime runtime, IBlobs blobs, IAnswerIndexFiles indexes, IIndexKeys keys)
{
    /// <summary>Where lists and files of facts are.</summary>
    public const string FilesPrefix = GateApp.Root + "/files/";

    /// <summary>Where answer indexes are.</summary>
    public const string IndexesPrefix = GateApp.Root + "/indexes/";

    /// <summary>Where the keys to answer indexes are.</summary>
    public const string KeysPrefix = GateApp.Root + "/index-keys/";

    private const int CopyBytes = 1 << 20;

    /// <summary>True for an address of these.</summary>
    public static bool Owns(string path) =>
        path.StartsWith(FilesPrefix, StringComparison.Ordinal) || path.StartsWith(IndexesPrefix, StringComparison.Ordinal) || path.StartsWith(KeysPrefix, StringComparison.Ordinal);

    /// <summary>Everything a manifest names among the blobs.</summary>
    public static IEnumerable<ContentHash> ContentsOf(DialManifest manifest) => manifest.Campaigns
        .SelectMany(campaign => campaign.Lists.Select(list => list.Content).Concat(campaign.OnFile.Select(file => file.Content)))
        .Distinct();

    /// <summary><c>GET /api/gate/files/HASH</c>, <c>/indexes/VAT/DIGEST</c>, <c>/index-keys/VAT</c>: what the index in use names, and nothing else.</summary>
    public async Task AnswerAsync(HttpContext http, GateCaller caller)
    {
        var path = http.Request.Path.Value!;
        if (runtime.Gate.Book?.Manifest is not { } manifest)
        {
            await GateProblems.WriteAsync(http, new GateOutage());
            return;
        }

        var opening = path.StartsWith(FilesPrefix, StringComparison.Ordinal) ? await BlobAsync(manifest, path[FilesPrefix.Length..], http.RequestAborted)
            : path.StartsWith(IndexesPrefix, StringComparison.Ordinal) ? await IndexAsync(manifest, path[IndexesPrefix.Length..], http.RequestAborted)
            : await KeyAsync(manifest, path[KeysPrefix.Length..], http.RequestAborted);
        switch (opening)
        {
            case null:
                await GateProblems.WriteAsync(http, new GateFileNotNamed());
                break;
            case Result<Stream>.Refused refused:
                await GateProblems.WriteAsync(http, refused.Refusals);
                break;
            case Result<Stream>.Ok { Value: var content }:
                await using (content)
                {
                    await SendAsync(http, content);
                }

                break;
        }
    }

    private async Task<Result<Stream>?> BlobAsync(DialManifest manifest, string name, CancellationToken ct) =>
        ContentHash.TryParse("sha256:" + name, out var hash) && ContentsOf(manifest).Contains(hash) ? await blobs.OpenAsync(hash, ct) : null;

    private async Task<Result<Stream>?> IndexAsync(DialManifest manifest, string name, CancellationToken ct) =>
        name.Split('/') is [var vat, var hex] && ContentHash.TryParse("sha256:" + hex, out var digest)
        && manifest.Answers.Contains(new DialAnswerSet(vat, digest))
            ? await indexes.OpenFileAsync(vat, digest, ct)
            : null;

    private async Task<Result<Stream>?> KeyAsync(DialManifest manifest, string vat, CancellationToken ct)
    {
        if (!manifest.Answers.Any(set => set.ControllerVat == vat))
        {
            return null;
        }

        if (await keys.OfControllerAsync(vat, create: false, ct) is not Result<IndexKey>.Ok { Value: var key })
        {
            return new IndexKeyMissing();
        }

        using (key)
        {
            var secret = new byte[IndexKey.Size];
            key.ExportSecret(secret);
            return new MemoryStream(secret);
        }
    }

    // One range, from somewhere to the end, is what a download that was broken off asks for.
    private static async Task SendAsync(HttpContext http, Stream content)
    {
        var (length, tag) = (content.Length, await FileTag.OfAsync(content, isWhole: true, http.RequestAborted));
        var (request, response) = (http.Request.Headers, http.Response);
        response.ContentType = "application/octet-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = tag;
        response.Headers.AcceptRanges = "bytes";
        var from = request.IfRange.Count == 0 || request.IfRange == tag ? From(request.Range) : 0;
        if (from > length)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{length}");
            return;
        }

        if (from > 0 && from < length)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{length - 1}/{length}");
            content.Position = from;
        }

        response.ContentLength = length - content.Position;
        await content.CopyToAsync(response.Body, CopyBytes, http.RequestAborted);
    }

    private static long From(string? range) =>
        range is not null && range.StartsWith("bytes=", StringComparison.Ordinal) && range.EndsWith('-')
        && long.TryParse(range.AsSpan("bytes=".Length..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? from
            : 0;
}
