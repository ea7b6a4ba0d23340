// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.AspNetCore.Http.Features;

namespace Filiera.Web;

/// <summary>Files sent before what needs them: each is kept under the hash of its content, however often it is sent.</summary>
internal static class FilesApi
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Maps <c>/api/v1/files</c>.</summary>
    public static void MapFilesApi(this IEndpointRouteBuilder app) => app.MapPost(ApiEndpoints.Root + "/files", KeepAsync)
        .Says(AccessPolicies.WorkspaceAct, "keepFile", "Keeps a file under the hash of its content; sending it again changes nothing", "lists")
        .Accepts<Stream>(Bytes)
        .Produces<KeptFileWire>(StatusCodes.Status201Created, "application/json")
        .Produces<ProblemWire>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")
        .Produces<ProblemWire>(StatusCodes.Status415UnsupportedMediaType, "application/problem+json")
        .WithMetadata(ApiEndpoints.Mark);

    // The media type keeps foreign pages out: no form can send it.
    private static async Task<IResult> KeepAsync(HttpContext http, Uploads uploads, IBlobs blobs, CancellationToken ct)
    {
        if (http.Request.ContentType?.StartsWith(Bytes, StringComparison.OrdinalIgnoreCase) != true)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Request.ContentLength > uploads.Limit)
        {
            return Answers.Problem([new UploadTooLarge(uploads.Limit)]);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = uploads.Limit + 1;
        }

        try
        {
            return await CopyAsync(http, uploads.Limit, blobs, ct);
        }
        catch (StorageFailedException failed)
        {
            return Answers.Problem([failed.Refusal]);
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Answers.Problem([new UploadTooLarge(uploads.Limit)]);
        }
    }

    // What breaks off on its way is not kept: the file is named only once all of it is on the disk.
    private static async Task<IResult> CopyAsync(HttpContext http, long limit, IBlobs blobs, CancellationToken ct)
    {
        await using var draft = blobs.Draft();
        var buffer = new byte[128 * 1024];
        var total = 0L;
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            total += read;
            if (total > limit)
            {
                return Answers.Problem([new UploadTooLarge(limit)]);
            }

            await draft.Stream.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        if (total == 0 || (http.Request.ContentLength is { } announced && announced != total))
        {
            return Answers.Problem([new UploadBroken()]);
        }

        return Results.Json(new KeptFileWire((await draft.CommitAsync(ct)).ToString(), total), statusCode: StatusCodes.Status201Created);
    }
}
