// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Jobs, the same on every engine.</summary>
public abstract class JobsSuite(Engine engine)
{
    private static readonly JobRunnerOptions Options = new() { Lease = Duration.FromSeconds(30), Pulse = Duration.FromHours(1) };

    [Fact]
    public async Task A_job_is_asked_for_once_for_each_key_and_reads_back_whole()
    {
        await using var db = await engine.CreateAsync();
        var request = new JobRequest("count-things", Json.Object(("list", "l-1")), Actor.System("test"), "once")
        {
            Retry = new RetryPolicy(3, Duration.FromMilliseconds(1500), Duration.FromHours(1), new PartsPerMillion(1)),
        };
        var first = await EnqueueAsync(db, request);
        var second = await EnqueueAsync(db, request);
        var other = await EnqueueAsync(db, Request("twice"));

        Assert.Equal(JobLife.Ask(first.Id, request, db.Clock.Now), first);
        Assert.Equal(first, second);
        Assert.Equal(first, await FindAsync(db, first.Id));
        Assert.Equal([other, first], (await ListAsync(db, new JobQuery())).OrderByDescending(job => job.Request.IdempotencyKey));
        Assert.Equal(2, (await ListAsync(db, new JobQuery { Kind = "count-things", State = JobState.Queued })).Count);
        Assert.Single(await ListAsync(db, new JobQuery { Before = (await ListAsync(db, new JobQuery()))[0].Id }));
        Assert.Empty(await ListAsync(db, new JobQuery { State = JobState.Done }));
    }

    [Fact]
    public async Task A_job_of_a_unit_that_is_refused_was_never_asked_for()
    {
        await using var db = await engine.CreateAsync();
        await db.CommitAsync<IJobs, Job>(async jobs =>
        {
            await jobs.EnqueueAsync(Request("no"), default);
            return new DatabaseFull();
        });
        Assert.Empty(await ListAsync(db, new JobQuery()));
    }

    [Fact]
    public async Task A_step_that_took_effect_gives_its_result_again_and_does_not_run_again()
    {
        await using var db = await engine.CreateAsync();
        var broken = 0;
        var ran = new List<string>();
        Handle(db, async (job, trail, ct) =>
        {
            var first = await job.StepAsync("first", async token => await TraceAsync(trail, ran, "first", token), ct);
            Assert.Equal("first", first);
            if (broken++ < 2)
            {
                throw new InvalidTimeZoneException();
            }

            await job.ReportAsync(5, 10, "things");
            await job.StepAsync("second", token => Task.FromResult(7L), async (found, token) => await TraceAsync(trail, ran, "second" + found, token), ct);
        });
        var job = await EnqueueAsync(db, Request("steps"));

        await DrainAsync(db);
        Assert.Equal(JobState.WaitingRetry, (await FindAsync(db, job.Id))!.State);
        for (var i = 0; i < 3; i++)
        {
            db.Clock.Advance(Duration.FromMinutes(1));
            await DrainAsync(db);
        }

        var done = (await FindAsync(db, job.Id))!;
        Assert.Equal((JobState.Done, 3, null), (done.State, done.Attempts, done.Failure));
        Assert.Equal((5L, 10L, "things"), (done.Progress!.Done, done.Progress.Total!.Value, done.Progress.Unit));
        Assert.Equal(["first", "second7"], ran);
        Assert.Equal(["first", "second7"], (await db.WithAsync<IAuditTrail, Sequence<AuditEntry>>(trail => trail.ReadAsync(new AuditQuery(), default)))
            .Select(entry => entry.Act.SubjectId));
    }

    [Fact]
    public async Task A_runner_whose_time_ran_out_can_no_longer_write()
    {
        await using var db = await engine.CreateAsync();
        var ran = new List<string>();
        Handle(db, async (job, trail, ct) =>
        {
            if (job.Attempt == 1)
            {
                // The first runner sleeps through its lease; a second one does the work meanwhile.
                db.Clock.Advance(Duration.FromMinutes(2));
                await DrainAsync(db);
            }

            await job.StepAsync("only", async token => await TraceAsync(trail, ran, "attempt" + job.Attempt, token), ct);
        });
        var job = await EnqueueAsync(db, Request("fence"));

        await DrainAsync(db);

        var done = (await FindAsync(db, job.Id))!;
        Assert.Equal((JobState.Done, 2, 2L), (done.State, done.Attempts, done.Fence));
        Assert.Equal(["attempt2"], ran);
    }

    [Fact]
    public async Task A_job_whose_runners_all_die_is_given_up()
    {
        await using var db = await engine.CreateAsync();
        var job = await EnqueueAsync(db, Request("dies") with { Retry = RetryPolicy.Standard with { MaxAttempts = 2 } });
        for (var i = 0; i < 3; i++)
        {
            await ClaimAsync(db);
            db.Clock.Advance(Duration.FromMinutes(1));
        }

        var failed = (await FindAsync(db, job.Id))!;
        Assert.Equal((JobState.Failed, 2, "job-abandoned"), (failed.State, failed.Attempts, failed.Failure!.Code));
    }

    [Fact]
    public async Task Two_runners_never_hold_one_job()
    {
        await using var db = await engine.CreateAsync();
        for (var i = 0; i < 12; i++)
        {
            await EnqueueAsync(db, Request($"key-{i}"));
        }

        await using var other = db.Provider(db.Options);
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await using var scope = i % 2 == 0 ? db.Scope() : other.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<IJobQueue>()
                .ClaimAsync(["count-things"], Options.Lease, default)).ValueOrThrow();
        }));

        var held = claims.Where(claim => claim is not null).Select(claim => claim!.Job.Id).ToList();
        Assert.Equal(12, held.Count);
        Assert.Equal(12, held.Distinct().Count());
    }

    [Fact]
    public async Task A_waiting_job_is_stopped_at_once_and_a_running_one_when_it_listens()
    {
        await using var db = await engine.CreateAsync();
        Handle(db, async (job, _, ct) =>
        {
            (await CancelAsync(db, job.Id)).ValueOrThrow();
            await Task.Delay(Timeout.Infinite, ct);
        });
        var waiting = await EnqueueAsync(db, Request("waiting"));
        Assert.Equal(JobState.Cancelled, (await CancelAsync(db, waiting.Id)).ValueOrThrow().State);
        Assert.Equal(new Result<Job>.Refused([new JobAlreadyEnded()]), await CancelAsync(db, waiting.Id));
        Assert.Equal(new Result<Job>.Refused([new JobUnknown()]), await CancelAsync(db, default));
        var running = await EnqueueAsync(db, Request("running"));
        await Runner(db, Options with { Pulse = Duration.FromMilliseconds(20) }).DrainAsync(default);

        Assert.Equal(JobState.Cancelled, (await FindAsync(db, running.Id))!.State);
    }

    [Fact]
    public async Task A_runner_that_closes_hands_its_job_back_uncounted()
    {
        await using var db = await engine.CreateAsync();
        using var closing = new CancellationTokenSource();
        Handle(db, async (_, _, ct) =>
        {
            await closing.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
        });
        var job = await EnqueueAsync(db, Request("closing"));

        await Runner(db, Options).RunAsync(closing.Token);

        var back = (await FindAsync(db, job.Id))!;
        Assert.Equal((JobState.Queued, 0), (back.State, back.Attempts));
    }

    [Fact]
    public async Task A_handler_that_stops_the_job_fails_it_with_its_refusal()
    {
        await using var db = await engine.CreateAsync();
        Handle(db, (_, _, _) => throw new JobStopped(new LeaseLost()));
        var job = await EnqueueAsync(db, Request("stops"));

        await DrainAsync(db);

        var failed = (await FindAsync(db, job.Id))!;
        Assert.Equal((JobState.Failed, "lease-lost"), (failed.State, failed.Failure!.Code));
    }

    private static JobRequest Request(string key) => new("count-things", Json.Object(), Actor.System("test"), key);

    private static void Handle(TestDatabase db, Func<JobContext, IAuditTrail, CancellationToken, Task> run) => db.ConfigureServices =
        services => services.AddScoped<IJobHandler>(provider => new Handler(provider.GetRequiredService<IAuditTrail>(), run));

    private static JobRunner Runner(TestDatabase db, JobRunnerOptions options) =>
        new(db.Single<IWorkScopes>(), db.Clock, TimeProvider.System, options);

    private static Task<int> DrainAsync(TestDatabase db) => Runner(db, Options).DrainAsync(default);

    private static async Task<Json> TraceAsync(IAuditTrail trail, List<string> ran, string what, CancellationToken ct)
    {
        await trail.AppendAsync(new AuditAct(Actor.System("job"), "step-ran", "step", what, Json.Null), ct);
        ran.Add(what);
        return what;
    }

    private static async Task<Job> EnqueueAsync(TestDatabase db, JobRequest request) =>
        (await db.CommitAsync<IJobs, Job>(async jobs => await jobs.EnqueueAsync(request, default))).ValueOrThrow();

    private static Task<Job?> FindAsync(TestDatabase db, JobId id) => db.WithAsync<IJobs, Job?>(jobs => jobs.FindAsync(id, default));

    private static Task<Sequence<Job>> ListAsync(TestDatabase db, JobQuery query) =>
        db.WithAsync<IJobs, Sequence<Job>>(jobs => jobs.ListAsync(query, default));

    private static Task<Result<Job>> CancelAsync(TestDatabase db, JobId id) =>
        db.CommitAsync<IJobs, Job>(jobs => jobs.RequestCancelAsync(id, default));

    private static Task<Result<JobClaim?>> ClaimAsync(TestDatabase db) =>
        db.WithAsync<IJobQueue, Result<JobClaim?>>(queue => queue.ClaimAsync(["count-things"], Options.Lease, default));

    private sealed class Handler(IAuditTrail trail, Func<JobContext, IAuditTrail, CancellationToken, Task> run) : IJobHandler
    {
        public string Kind => "count-things";

        public Task RunAsync(JobContext job, CancellationToken ct) => run(job, trail, ct);
    }
}
