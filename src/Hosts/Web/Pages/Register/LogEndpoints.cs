// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Register;

namespace Filiera.Web;

/// <summary>The log as others read it (C2SP tlog-tiles): the checkpoint, which changes, and tiles and bundles, which never do.</summary>
public static class LogEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Where the newest checkpoint is.</summary>
    public static string Checkpoint { get; } = "/log/checkpoint";

    /// <summary>Maps <c>/log/checkpoint</c> and <c>/log/tile/…</c>.</summary>
    public static void MapLog(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Everyone, Checkpoint, CheckpointAsync);
        app.MapPage(AccessPolicies.Everyone, "/log/tile/{**path}", TileAsync);
    }

    private static async Task<IResult> CheckpointAsync(Visit visit, RegisterReading reading, CancellationToken ct)
    {
        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        visit.Http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(register.Note, "text/plain; charset=utf-8");
    }

    private static async Task<IResult> TileAsync(string path, Visit visit, RegisterReading reading, CancellationToken ct)
    {
        if (!TilePath.TryParse("tile/" + path, out var tile))
        {
            return Results.NotFound();
        }

        var opened = await reading.NowAsync(ct);
        if (opened is not Result<RegisterState>.Ok { Value: var register })
        {
            return Answers.Problem(((Result<RegisterState>.Refused)opened).Refusals);
        }

        // Proved before it is sent: a file damaged on the disk is an error here, never a tile that may be kept for ever.
        var read = await register.Log.FileAsync(tile, ct);
        if (read is Result<byte[]>.Refused { Refusals: var refusals })
        {
            return refusals[0] is LogEntryUnknown ? Results.NotFound() : Answers.Problem(refusals);
        }

        visit.Http.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(read.ValueOrThrow(), "application/octet-stream");
    }
}
