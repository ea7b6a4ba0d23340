// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Jobs: what runs, how far it is, and how to stop it.</summary>
public static class JobsEndpoints
{
    /// <summary>The filter by state.</summary>
    public const string State = "stato";

    private static readonly string[] Heading = ["id", "kind", "list", "state", "asked", "started", "finished", "attempts"];

    /// <summary>Maps <c>/lavoro/attivita</c> and what lies below it.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        app.MapList("/lavoro/attivita", "jobs", OpenAsync, (_, asked, found) => Task.FromResult<IResult>(Answers.Page<JobsPage>(("Asked", asked), ("Found", found))));
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

    private static Task<StoredList<ListedJob>> OpenAsync(ActRequest request)
    {
        var (jobs, screenings) = (request.Get<IJobs>(), request.Get<IScreenings>());
        var visit = request.Visit;
        var columns = new ListColumns<ListedJob>(visit.Language.Culture(), one => one.Job.Id.ToString(),
        [
            ("lavoro", one => $"{visit.KindOf(one.Job)} {one.List?.Name}"),
            ("chiesto", one => visit.Column(one.Job.EnqueuedAt)),
            ("stato-detto", one => visit.Tell(one.Job).Word),
        ])
        {
            ComeInOrder = true,
        };
        return Task.FromResult(new StoredList<ListedJob>(columns, StoredListEndpoints.IsIdentifier, ReadAsync, Heading, one => [Row(one)])
        {
            Filters = [(State, sent => StateOf(sent) is not null)],
        });

        async Task<IReadOnlyList<ListedJob>> ReadAsync(ListAsked asked, string? after, int count)
        {
            var query = new JobQuery(count) { State = StateOf(asked[State]), Before = StoredListEndpoints.KeyOf(after) is { } id ? new JobId(id) : null };
            var found = await jobs.ListAsync(query, request.Stop);
            var lists = await JobLists.OfAsync(found, screenings, request.Stop);
            return [.. found.Select(job => new ListedJob(job, lists.GetValueOrDefault(job.Id)))];
        }
    }

    private static JobState? StateOf(string sent) => Enum.TryParse<JobState>(sent, out var state) && Enum.IsDefined(state) ? state : null;

    private static string[] Row(ListedJob one) =>
    [
        one.Job.Id.ToString(), one.Job.Request.Kind, one.List?.Name ?? "", one.Job.State.ToString(), Text(one.Job.EnqueuedAt), Text(one.Job.StartedAt), Text(one.Job.FinishedAt),
        one.Job.Attempts.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Text(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : "";

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
