// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Jobs: what runs, how far it is, and how to stop it.</summary>
public static class JobsEndpoints
{
    private const int PageSize = 50;

    /// <summary>Maps <c>/lavoro/attivita</c> and what lies below it.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        app.MapKeptPage(AccessPolicies.Workspace, "/lavoro/attivita", ListAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/attivita/{id:guid}", async (Guid id, IJobs jobs, IScreenings screenings, CancellationToken ct) =>
            await jobs.FindAsync(new JobId(id), ct) is { } job
                ? Answers.Page<JobPage>(("Job", job), ("List", (await JobLists.OfAsync([job], screenings, ct)).GetValueOrDefault(job.Id)))
                : Results.NotFound());
        app.MapPage(AccessPolicies.Workspace, "/lavoro/attivita/{id:guid}/stato.json", StateAsync);
        app.MapPage(AccessPolicies.Workspace, "/lavoro/attivita/{id:guid}/eventi", async (Guid id, Visit visit, IJobs jobs, JobEvents events, CancellationToken ct) =>
            await jobs.FindAsync(new JobId(id), ct) is null
                ? Results.NotFound()
                : TypedResults.ServerSentEvents(events.FollowAsync(new JobId(id), job => StateOf(visit, job).ToCanonicalText(), ct)));
        app.MapForm(AccessPolicies.Workspace, "/lavoro/attivita/{id:guid}/ferma", StopFromPageAsync);
        app.MapForm(AccessPolicies.Workspace, "/lavoro/attivita/{id:guid}/di-nuovo", AgainAsync);
    }

    private static async Task<IResult> ListAsync(Visit visit, IJobs jobs, IScreenings screenings, CancellationToken ct)
    {
        var query = visit.Http.Request.Query;
        var filter = new JobQuery(PageSize + 1);
        if (query["prima"].ToString() is { Length: > 0 } before)
        {
            if (!Guid.TryParse(before, out var id))
            {
                return Answers.Problem([new FieldNotUnderstood("prima") { Where = "prima" }]);
            }

            filter = filter with { Before = new JobId(id) };
        }

        if (query["stato"].ToString() is { Length: > 0 } written)
        {
            if (!Enum.TryParse<JobState>(written, out var state) || !Enum.IsDefined(state))
            {
                return Answers.Problem([new FieldNotUnderstood("stato") { Where = "stato" }]);
            }

            filter = filter with { State = state };
        }

        var found = await jobs.ListAsync(filter, ct);
        return Answers.Page<JobsPage>(
            ("Jobs", Sequence.From(found.Take(PageSize))),
            ("Lists", await JobLists.OfAsync(found.Take(PageSize), screenings, ct)),
            ("State", filter.State),
            ("More", found.Count > PageSize));
    }

    private static async Task<IResult> StateAsync(Guid id, Visit visit, IJobs jobs, CancellationToken ct)
    {
        if (await jobs.FindAsync(new JobId(id), ct) is not { } job)
        {
            return Results.NotFound();
        }

        return Results.Bytes(StateOf(visit, job).ToCanonicalBytes(), "application/json");
    }

    private static Json StateOf(Visit visit, Job job)
    {
        var told = visit.Tell(job);
        return Json.Object(
            ("state", job.State.ToString()),
            ("word", told.Word),
            ("sentence", told.Sentence),
            ("final", job.IsFinal),
            ("done", job.Progress?.Done ?? 0),
            ("total", job.Progress?.Total is { } total ? total : Json.Null));
    }

    private static async Task<IResult> StopFromPageAsync(Guid id, Visit visit, IUnitOfWork unit, IJobs jobs, IAuditTrail audit, CancellationToken ct)
    {
        var stopped = await StopAsync(new JobId(id), visit.Guest!.Actor, unit, jobs, audit, ct);
        return stopped is Result<Job>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther($"/lavoro/attivita/{id}?esito=job-stop");
    }

    private static async Task<IResult> AgainAsync(Guid id, Visit visit, IUnitOfWork unit, IJobs jobs, IAuditTrail audit, CancellationToken ct) =>
        await AskAgainAsync(new JobId(id), visit.Guest!.Actor, unit, jobs, audit, ct) switch
        {
            Result<Job>.Ok(var job) => Answers.SeeOther($"/lavoro/attivita/{job.Id}?esito=job-again"),
            Result<Job>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a job nor a refusal."),
        };

    /// <summary>Asks anew for a job that failed, with what it was asked with. Asked twice, it is one new job.</summary>
    internal static Task<Result<Job>> AskAgainAsync(JobId id, Actor by, IUnitOfWork unit, IJobs jobs, IAuditTrail audit, CancellationToken ct) => unit.CommitAsync<Job>(
        async token =>
        {
            if (await jobs.FindAsync(id, token) is not { } failed)
            {
                return new JobUnknown();
            }

            if (failed.State != JobState.Failed)
            {
                return new JobNotFailed();
            }

            var request = new JobRequest(failed.Request.Kind, failed.Request.Arguments, by, $"again:{id}") { Retry = failed.Request.Retry };
            var job = await jobs.EnqueueAsync(request, token);
            await audit.AppendAsync(new AuditAct(by, "job-asked-again", "job", id.ToString(), Json.Object(("as", job.Id.ToString()))), token);
            return job;
        },
        ct);

    /// <summary>Asks for a job to be stopped, and writes down who did.</summary>
    internal static Task<Result<Job>> StopAsync(JobId id, Actor by, IUnitOfWork unit, IJobs jobs, IAuditTrail audit, CancellationToken ct) => unit.CommitAsync<Job>(
        async token =>
        {
            var result = await jobs.RequestCancelAsync(id, token);
            if (result is Result<Job>.Ok)
            {
                await audit.AppendAsync(new AuditAct(by, "stop-job", "job", id.ToString(), Json.Object()), token);
            }

            return result;
        },
        ct);
}
