// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Contact lists over the API: the same use cases as the pages.</summary>
internal static class ListsApi
{
    private const string Tag = "lists";

    /// <summary>Maps <c>/api/v1/lists</c> and what lies below it.</summary>
    public static void MapListsApi(this IEndpointRouteBuilder app)
    {
        app.MapRead<PageOf<ListWire>>(AccessPolicies.Workspace, "/lists", "listLists", "Lists delivered, newest first", Tag, ListAsync);
        app.MapAct<ListReceivedWire>(
            AccessPolicies.Workspace, "/lists", "receiveList", "Takes in a list and asks for its screening", Tag, StatusCodes.Status201Created, ReceiveAsync)
            .Accepts<NewListWire>("application/json");
        app.MapAct<PreviewWire>(
            AccessPolicies.Workspace, "/lists/preview", "previewList", "Says what a list would come to and keeps nothing; a large list becomes a job", Tag, StatusCodes.Status200OK, PreviewAsync)
            .Produces<JobWire>(StatusCodes.Status202Accepted, "application/json")
            .Accepts<NewListWire>("application/json");
        app.MapRead<ListWire>(AccessPolicies.Workspace, "/lists/{id:guid}", "getList", "One list", Tag, async (Guid id, IScreenings screenings, CancellationToken ct) =>
            await screenings.FindAsync(new ListId(id), ct) is { } list ? ApiAnswers.One(ApiWords.Of(list)) : ApiAnswers.Nothing());
        app.MapRead<ScreeningWire>(AccessPolicies.Workspace, "/lists/{id:guid}/result", "getListResult", "What the newest screening of a list came to", Tag, async (Guid id, IScreenings screenings, CancellationToken ct) =>
            await screenings.NewestOfAsync(new ListId(id), ct) is { } result ? ApiAnswers.One(ApiWords.Of(result)) : ApiAnswers.Nothing());
        app.MapAct<JobWire>(
            AccessPolicies.Workspace, "/lists/{id:guid}/screenings", "screenAgain", "Screens a list again with the rules and answers of now", Tag, StatusCodes.Status202Accepted, AgainAsync);
        app.MapGet(ApiEndpoints.Root + "/lists/{id:guid}/result/{part}.csv", FileAsync)
            .Says(AccessPolicies.Workspace, "getListPart", "The rows of a result as CSV: callable, withheld or rejected", Tag)
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .Produces<ProblemWire>(StatusCodes.Status404NotFound, "application/problem+json");
    }

    private static async Task<IResult> ListAsync(HttpContext http, IScreenings screenings, CancellationToken ct) => ApiQuery.Read(http.Request) switch
    {
        Result<ApiQuery>.Ok(var query) => query.Page(
            await screenings.ListsAsync(query.Limit + 1, query.Before is { } before ? new ListId(before) : null, ct), list => list.Id.Value, ApiWords.Of),
        Result<ApiQuery>.Refused refused => ApiAnswers.Against(refused.Refusals),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static async Task<IResult> ReceiveAsync(HttpContext http, Visit visit, ReceiveContactList receive, CancellationToken ct) => await ReadAsync(http, ct) switch
    {
        Result<ReceiveContactList.Command>.Ok(var command) => await receive.RunAsync(command, visit.Guest!.Actor, ct) switch
        {
            Result<ReceiveContactList.Receipt>.Ok(var taken) => ApiAnswers.Made(
                $"{ApiEndpoints.Root}/lists/{taken.List.Id.Value}", new ListReceivedWire(ApiWords.Of(taken.List), taken.Job.Value)),
            Result<ReceiveContactList.Receipt>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        },
        Result<ReceiveContactList.Command>.Refused refused => ApiAnswers.Against(refused.Refusals),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    private static async Task<IResult> PreviewAsync(HttpContext http, Visit visit, PreviewScreening preview, IJobs jobs, CancellationToken ct)
    {
        var read = await ReadAsync(http, ct);
        if (read is not Result<ReceiveContactList.Command>.Ok { Value: var command })
        {
            return ApiAnswers.Against(((Result<ReceiveContactList.Command>.Refused)read).Refusals);
        }

        var asked = new PreviewScreening.Command(command.Centre, command.Campaign, command.Content, command.Inputs, command.AsOf, null, command.Mapping);
        return await preview.BeginAsync(asked, visit.Guest!.Actor, ct) switch
        {
            Result<PreviewScreening.Begun>.Ok({ Preview: { } at }) => ApiAnswers.One(ApiWords.Of(at.Present)),
            Result<PreviewScreening.Begun>.Ok({ Job: { } job }) => ApiAnswers.TakenOn($"{ApiEndpoints.Root}/jobs/{job}", ApiWords.Of((await jobs.FindAsync(job, ct))!)),
            Result<PreviewScreening.Begun>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<IResult> AgainAsync(Guid id, HttpContext http, Visit visit, IScreenings screenings, ScreenAgain again, IJobs jobs, CancellationToken ct)
    {
        if (await screenings.FindAsync(new ListId(id), ct) is not { } list)
        {
            return ApiAnswers.Nothing();
        }

        if (!ApiAnswers.Matches(http, ApiWords.Of(list)))
        {
            return Answers.Problem(StatusCodes.Status412PreconditionFailed, new ChangedSince { Where = "If-Match" });
        }

        return await again.RunAsync(new ScreenAgain.Command(list.Id), visit.Guest!.Actor, ct) switch
        {
            Result<JobId>.Ok(var job) => ApiAnswers.TakenOn($"{ApiEndpoints.Root}/jobs/{job}", ApiWords.Of((await jobs.FindAsync(job, ct))!)),
            Result<JobId>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<IResult> FileAsync(Guid id, string part, IScreenings screenings, IBlobs blobs, CancellationToken ct)
    {
        if (await screenings.NewestOfAsync(new ListId(id), ct) is not { Outputs: var outputs })
        {
            return ApiAnswers.Nothing();
        }

        ContentHash? content = part switch
        {
            "callable" => outputs.Callable,
            "withheld" => outputs.Withheld,
            "rejected" => outputs.Rejected,
            _ => null,
        };
        return content is { } known && await blobs.OpenAsync(known, ct) is Result<Stream>.Ok(var stream)
            ? Results.Stream(stream, "text/csv", part + ".csv")
            : ApiAnswers.Nothing();
    }

    // Everything that is wrong with a body comes back together, each with its pointer.
    private static async Task<Result<ReceiveContactList.Command>> ReadAsync(HttpContext http, CancellationToken ct)
    {
        var body = await ApiBody.ReadAsync<NewListWire>(http, ct);
        if (body is not Result<NewListWire>.Ok { Value: var sent })
        {
            return ((Result<NewListWire>.Refused)body).Refusals;
        }

        var refusals = new List<Refusal>();
        var content = Hash(sent.Content, "/content", refusals);
        var asOf = Moment(sent.AsOf, "/as_of", refusals);
        var mapping = Mapping(sent, refusals);
        Require(sent.Name is not null, "/name", refusals);
        Require(sent.Centre is not null, "/centre", refusals);
        Require(sent.Campaign is not null, "/campaign", refusals);
        var inputs = new List<DeliveredFile>();
        for (var i = 0; i < (sent.Inputs?.Count ?? 0); i++)
        {
            var (input, at) = (sent.Inputs![i], FormattableString.Invariant($"/inputs/{i}"));
            Require(InputKinds.TryParse(input.Kind, out var kind), at + "/kind", refusals);
            inputs.Add(new DeliveredFile(kind, input.Name ?? "", Hash(input.Content, at + "/content", refusals), Moment(input.At, at + "/at", refusals)));
        }

        return refusals.Count > 0
            ? Sequence.From(refusals)
            : new ReceiveContactList.Command(sent.Name, new OrganisationId(sent.Centre!.Value), new CampaignId(sent.Campaign!.Value), content, Sequence.From(inputs), asOf, mapping);
    }

    private static ListMapping? Mapping(NewListWire sent, List<Refusal> refusals)
    {
        if (sent.Mapping is not { } written)
        {
            return null;
        }

        switch (ListMapping.Parse(System.Text.Encoding.UTF8.GetBytes(written.GetRawText())))
        {
            case Result<ListMapping>.Ok ok:
                return ok.Value;
            case Result<ListMapping>.Refused refused:
                refusals.AddRange(refused.Refusals.Select(one => one with { Where = "/mapping" + one.Where }));
                return null;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    private static ContentHash Hash(string? written, string where, List<Refusal> refusals)
    {
        Require(ContentHash.TryParse(written, out var hash), where, refusals);
        return hash;
    }

    private static Instant? Moment(string? written, string where, List<Refusal> refusals)
    {
        if (written is null)
        {
            return null;
        }

        var parsed = OffsetDateTimePattern.Rfc3339.Parse(written);
        Require(parsed.Success, where, refusals);
        return parsed.Success ? parsed.Value.ToInstant() : null;
    }

    private static void Require(bool understood, string where, List<Refusal> refusals)
    {
        if (!understood)
        {
            refusals.Add(new MemberNotUnderstood { Where = where });
        }
    }
}
