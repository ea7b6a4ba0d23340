// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Operations.Tests;

/// <summary>A queue of one job, with a handler and no database: enough for a runner.</summary>
internal sealed class OneJobQueue : IWorkScopes, IWorkScope, IJobQueue, IUnitOfWork, IClock, IJobHandler
{
    private readonly Func<JobContext, Task> _act;

    public OneJobQueue(RetryPolicy retry, Func<JobContext, Task> act)
    {
        _act = act;
        Job = JobLife.Ask(
            new JobId(Guid.Parse("0195a000-0000-7000-8000-000000000001")),
            new JobRequest(Kind, Json.Null, Actor.System("test"), "key") { Retry = retry },
            Now);
    }

    public Job Job { get; private set; }

    public string Kind => "count-things";

    public IUnitOfWork UnitOfWork => this;

    public IJobQueue Jobs => this;

    public IReadOnlyList<IJobHandler> Handlers => [this];

    public IOutboxQueue Outbox => throw new InvalidOperationException("There is no outbox here.");

    public IReadOnlyList<IOutboxSender> Senders => [];

    private static Instant Now => Instant.FromUtc(2026, 3, 2, 12, 0);

    public IWorkScope Open() => this;

    public Instant GetCurrentInstant() => Now;

    public Task RunAsync(JobContext job, CancellationToken ct) => _act(job);

    public Task<Result<JobClaim?>> ClaimAsync(Sequence<string> kinds, Duration lease, CancellationToken ct)
    {
        if (!JobLife.IsDue(Job, Now))
        {
            return Task.FromResult<Result<JobClaim?>>(new Result<JobClaim?>.Ok(null));
        }

        Job = JobLife.Claim(Job, Now, lease);
        return Task.FromResult<Result<JobClaim?>>(new JobClaim(Job));
    }

    public Task<Result<Job>> RenewAsync(JobClaim claim, JobProgress? progress, Duration lease, CancellationToken ct) => Task.FromResult<Result<Job>>(Job);

    public Task<Result<Job>> EndAsync(JobClaim claim, JobEnd end, JobProgress? progress, CancellationToken ct) =>
        Task.FromResult<Result<Job>>(Job = JobLife.End(Job, end, progress, Now));

    public Task<Json?> FindStepAsync(JobId job, string name, CancellationToken ct) => Task.FromResult<Json?>(null);

    public Task HoldAsync(JobClaim claim, CancellationToken ct) => Task.CompletedTask;

    public Task SaveStepAsync(JobClaim claim, string name, Json result, CancellationToken ct) => Task.CompletedTask;

    public Task<Result<T>> CommitAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct) => act(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
