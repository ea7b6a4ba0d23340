// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>What a person says of a list before it is screened: how it is written, what its columns hold, or a mapping file with both.</summary>
public static class DraftMappingEndpoints
{
    /// <summary>The field of a mapping file.</summary>
    public const string File = "mapping";

    private const string Route = "/lavoro/liste/bozze/{draft}";
    private const int LongestMapping = 64 * 1024;

    /// <summary>Maps what stands below a draft.</summary>
    public static void MapDraftMapping(this IEndpointRouteBuilder app)
    {
        app.MapForm(AccessPolicies.Workspace, Route + "/colonne", (string draft, DraftRooms rooms, CancellationToken ct) =>
            SaidAsync(draft, ColumnsForm.Read, rooms, ct));
        app.MapForm(AccessPolicies.Workspace, Route + "/scrittura", (string draft, DraftRooms rooms, CancellationToken ct) =>
            SaidAsync(draft, WritingForm.Read, rooms, ct));
        app.MapUpload(AccessPolicies.Workspace, Route + "/mappatura", FileAsync);
        app.MapPage(AccessPolicies.Workspace, Route + "/mappatura.json", SaveAsync);
    }

    private static async Task<IResult> SaidAsync(
        string draft, Func<FormState, ListGlance, ListMapping?, Result<ListMapping>> read, DraftRooms rooms, CancellationToken ct)
    {
        if (await rooms.Drafts.FindAsync(draft, ct) is not { } found)
        {
            return Results.NotFound();
        }

        var form = await FormState.ReadAsync(rooms.Visit.Http.Request, ct);
        return await rooms.Look.RunAsync(found.Content, found.Mapping, ct) is Result<ListGlance>.Ok { Value: var glance }
            ? await KeepAsync(draft, found, form, read(form, glance, found.Mapping), rooms, ct)
            : await DraftsEndpoints.PageAsync(draft, found, FormState.Empty, StatusCodes.Status200OK, rooms, ct);
    }

    private static async Task<IResult> FileAsync(string draft, Uploads uploads, DraftRooms rooms, CancellationToken ct)
    {
        var sent = await uploads.ReadAsync(rooms.Visit.Http, ct);
        if (sent is not Result<FormState>.Ok { Value: var form })
        {
            return Answers.Problem(((Result<FormState>.Refused)sent).Refusals);
        }

        if (await rooms.Drafts.FindAsync(draft, ct) is not { } found)
        {
            return Results.NotFound();
        }

        // Only what the file says is kept with the draft.
        return await KeepAsync(draft, found, FormState.Empty, await ReadAsync(new FormReader(form).Hash(File), rooms.Blobs, ct), rooms, ct);
    }

    private static async Task<IResult> KeepAsync(
        string draft, ListDraft found, FormState form, Result<ListMapping> read, DraftRooms rooms, CancellationToken ct)
    {
        if (read is Result<ListMapping>.Refused unread)
        {
            return await DraftsEndpoints.PageAsync(draft, found, form.Refused(unread.Refusals), ProblemTable.StatusOf(unread.Refusals[0].Code), rooms, ct);
        }

        // What was said is tried on the list itself: a column that is not there is told now, not by a job.
        var said = read.ValueOrThrow();
        var look = await rooms.Look.RunAsync(found.Content, said, ct);
        var wrong = look switch
        {
            Result<ListGlance>.Refused refused => refused.Refusals,
            Result<ListGlance>.Ok { Value: { Columns: null } glance } when !said.Columns.IsEmpty => glance.Refusals,
            _ => [],
        };
        if (!wrong.IsEmpty)
        {
            wrong = form == FormState.Empty ? wrong : Sequence.From(wrong.Select(refusal => BesideColumn(refusal, said)));
            return await DraftsEndpoints.PageAsync(draft, found, form.Refused(wrong), ProblemTable.StatusOf(wrong[0].Code), rooms, ct);
        }

        // Columns recognised in the way of writing chosen are written down, so that what is previewed is what is screened.
        var glanced = look.ValueOrThrow();
        var whole = said.Columns.IsEmpty && glanced.Columns is { } columns ? said with { Columns = Sequence.From(ColumnsForm.Positions(columns)) } : said;
        return Answers.SeeOther(await rooms.Drafts.KeepAsync(found with { Mapping = whole }, ct) + "#colonne");
    }

    /// <summary>Reads a mapping file that was sent.</summary>
    internal static async Task<Result<ListMapping>> ReadAsync(ContentHash hash, IBlobs blobs, CancellationToken ct)
    {
        if (await blobs.SizeAsync(hash, ct) is not Result<long>.Ok { Value: <= LongestMapping }
            || await blobs.OpenAsync(hash, ct) is not Result<Stream>.Ok { Value: var stream })
        {
            return new MappingNotUnderstood("a JSON object of at most 64 KiB");
        }

        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, ct);
            return ListMapping.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
    }

    private static async Task<IResult> SaveAsync(string draft, DraftRooms rooms, CancellationToken ct) =>
        await rooms.Drafts.FindAsync(draft, ct) is { } found
        && await rooms.Look.RunAsync(found.Content, found.Mapping, ct) is Result<ListGlance>.Ok { Value: var glance }
        && glance.ToMapping(found.Mapping) is { } mapping
            ? Results.Bytes(mapping.ToJson().ToCanonicalBytes(), "application/json", DownloadName.Of(rooms.Visit, found.Name, "mapping", ".json"))
            : Results.NotFound();

    // "/columns/date" is the column that was chosen for the date.
    private static Refusal BesideColumn(Refusal refusal, ListMapping said) =>
        said.Columns.FirstOrDefault(column => "/columns/" + column.Meaning == refusal.Where) is { Position: { } position }
            ? refusal with { Where = ColumnsForm.FieldOf(position - 1) }
            : refusal;
}
