// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Web;

/// <summary>Jobs over the API: how far they are, by asking or by events, and stopping them.</summary>
internal static class JobsApi
{
    private const string Tag = "jobs";

    /// <summary>Maps <c>/api/v1/jobs</c> and what lies below it.</summary>
    public static void MapJobsApi(this IEndpointRouteBuilder app)
    {
        app.MapRead<PageOf<JobWire>>(AccessPolicies.Workspace, "/jobs", "listJobs", "Jobs, newest first; state narrows them", Tag, ListAsync);
        app.MapRead<JobWire>(AccessPolicies.Workspace, "/jobs/{id:guid}", "getJob", "One job, with its rate and remaining time", Tag, async (Guid id, IJobs jobs, CancellationToken ct) =>
            await jobs.FindAsync(new JobId(id), ct) is { } job ? ApiAnswers.One(ApiWords.Of(job)) : ApiAnswers.Nothing());
        app.MapAct<JobWire>(AccessPolicies.Workspace, "/jobs/{id:guid}/cancel", "cancelJob", "Asks for a job to be stopped", Tag, StatusCodes.Status200OK, CancelAsync)
            .Produces<ProblemWire>(StatusCodes.Status404NotFound, "application/problem+json")
            .Produces<ProblemWire>(StatusCodes.Status412PreconditionFailed, "application/problem+json");
        app.MapGet(ApiEndpoints.Root + "/jobs/{id:guid}/events", EventsAsync)
            .Says(AccessPolicies.Workspace, "followJob", "How far a job is, as server-sent events: progress each time something changed, then end", Tag)
            .Produces<JobWire>(StatusCodes.Status200OK, "text/event-stream")
            .Produces<ProblemWire>(StatusCodes.Status404NotFound, "application/problem+json");
    }

    private static async Task<IResult> ListAsync(HttpContext http, IJobs jobs, CancellationToken ct)
    {
        var read = ApiQuery.Read(http.Request);
        if (read is not Result<ApiQuery>.Ok { Value: var query })
        {
            return ApiAnswers.Against(((Result<ApiQuery>.Refused)read).Refusals);
        }

        JobState? state = null;
        if (http.Request.Query["state"].ToString() is { Length: > 0 } written)
        {
            state = Enum.GetValues<JobState>().Cast<JobState?>().FirstOrDefault(one => ApiWords.Word(one!.Value) == written);
            if (state is null)
            {
                return ApiAnswers.Against([new FieldNotUnderstood("state") { Where = "state" }]);
            }
        }

        var found = await jobs.ListAsync(new JobQuery(query.Limit + 1) { State = state, Before = query.Before is { } before ? new JobId(before) : null }, ct);
        return query.Page(found, job => job.Id.Value, ApiWords.Of);
    }

    private static async Task<IResult> CancelAsync(Guid id, HttpContext http, Visit visit, IUnitOfWork unit, IJobs jobs, IAuditTrail audit, CancellationToken ct)
    {
        if (await jobs.FindAsync(new JobId(id), ct) is not { } known)
        {
            return ApiAnswers.Nothing();
        }

        if (!ApiAnswers.Matches(http, ApiWords.Of(known)))
        {
            return Answers.Problem(StatusCodes.Status412PreconditionFailed, new ChangedSince { Where = "If-Match" });
        }

        return await JobsEndpoints.StopAsync(known.Id, visit.Guest!.Actor, unit, jobs, audit, ct) switch
        {
            Result<Job>.Ok(var job) => ApiAnswers.One(ApiWords.Of(job)),
            Result<Job>.Refused refused => ApiAnswers.Against(refused.Refusals),
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private static async Task<IResult> EventsAsync(Guid id, IJobs jobs, JobEvents events, CancellationToken ct) => await jobs.FindAsync(new JobId(id), ct) is null
        ? ApiAnswers.Nothing()
        : TypedResults.ServerSentEvents(events.FollowAsync(new JobId(id), ApiWords.Of, ct));
}
