// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Filiera.Web;

/// <summary>Reads a form that carries files while it arrives: the files go into the blobs, their hashes into the fields.</summary>
/// <remarks>
/// Nothing is held in memory but small fields. A file's name as sent becomes the field <c>name-nome</c>; several files of one field
/// keep their hashes joined by spaces and their names by slashes. Files chosen now replace those sent before. The token must be the
/// first field, so that nothing is kept for a form that was not sent from here.
/// </remarks>
public sealed class Uploads(IBlobs blobs, IAntiforgery antiforgery, IConfiguration configuration)
{
    /// <summary>The largest upload unless configured: 2 GiB.</summary>
    public const long StandardLimit = 2L * 1024 * 1024 * 1024;

    /// <summary>What the field with a file's name ends in.</summary>
    public const string NameEnding = "-nome";

    private const int FieldLimit = 16 * 1024;
    private const int FieldCount = 50;
    private const long FrameAllowance = 1024 * 1024;
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>The most bytes one upload may hold: <c>Filiera:UploadLimit</c>.</summary>
    public long Limit => configuration.GetValue("Filiera:UploadLimit", StandardLimit);

    /// <summary>Reads the whole form.</summary>
    /// <returns>The fields with the hashes of the files; or <c>form-not-from-here</c>, <c>upload-too-large</c>, <c>upload-broken</c>.</returns>
    public async Task<Result<FormState>> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > Limit + FrameAllowance)
        {
            return new UploadTooLarge(Limit);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Limit + FrameAllowance;
        }

        if (BoundaryOf(http.Request) is not { } boundary)
        {
            return new FormNotFromHere();
        }

        try
        {
            return await ReadAsync(http, new MultipartReader(boundary, http.Request.Body) { HeadersCountLimit = 8 }, ct);
        }
        catch (InvalidDataException)
        {
            return new UploadBroken();
        }
        catch (StorageFailedException failed)
        {
            return failed.Refusal;
        }
        catch (IOException) when (!ct.IsCancellationRequested && http.RequestAborted.IsCancellationRequested)
        {
            return new UploadBroken();
        }
    }

    private async Task<Result<FormState>> ReadAsync(HttpContext http, MultipartReader reader, CancellationToken ct)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var trusted = false;
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || values.Count > FieldCount)
            {
                return new UploadBroken();
            }

            var name = HeaderUtilities.RemoveQuotes(part.Name).Value ?? "";
            if (!trusted)
            {
                http.Request.Headers[TokenHeader] = await TextAsync(section, ct);
                trusted = name == FormGuard.FieldName && await antiforgery.IsRequestValidAsync(http);
                if (!trusted)
                {
                    return new FormNotFromHere();
                }
            }
            else if (!part.FileName.HasValue && !part.FileNameStar.HasValue)
            {
                var text = (await TextAsync(section, ct)).Trim();
                if (name == FormOnce.FieldName)
                {
                    continue;
                }

                values[name] = values.TryGetValue(name, out var before) ? before + " " + text : text;
            }
            else if (await KeepAsync(section, part, name, values, chosen, ct) is { } refusal)
            {
                return refusal;
            }
        }

        return trusted ? new FormState(values, []) : new FormNotFromHere();
    }

    private async Task<Refusal?> KeepAsync(
        MultipartSection section, ContentDispositionHeaderValue part, string name, Dictionary<string, string> values, HashSet<string> chosen, CancellationToken ct)
    {
        var fileName = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
        await using var draft = blobs.Draft();
        var buffer = new byte[128 * 1024];
        var total = 0L;
        for (int read; (read = await section.Body.ReadAsync(buffer, ct)) > 0;)
        {
            total += read;
            if (total > Limit)
            {
                return new UploadTooLarge(Limit);
            }

            await draft.Stream.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        // A browser sends an empty part for a file that was not chosen; one that was sent before then stands.
        if (total > 0 || fileName.Length > 0)
        {
            var hash = (await draft.CommitAsync(ct)).ToString();
            var first = chosen.Add(name);
            values[name] = first ? hash : $"{values[name]} {hash}";
            values[name + NameEnding] = first ? FileNameOf(fileName) : $"{values[name + NameEnding]}/{FileNameOf(fileName)}";
        }

        return null;
    }

    // Some browsers send a whole path; a directory is nobody's business.
    private static string FileNameOf(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = await section.Body.ReadAsync(buffer, ct)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > FieldLimit)
            {
                throw new InvalidDataException("A field is longer than any field of ours.");
            }
        }

        return System.Text.Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary
            ? boundary
            : null;
}
