// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Jobs as those see them who carry them out.</summary>
internal sealed class SqlJobQueue(FilieraContext context, IUnitOfWork unit, SqlEngine engine, IClock clock) : IJobQueue
{
    public async Task<Result<JobClaim?>> ClaimAsync(Sequence<string> kinds, Duration lease, CancellationToken ct)
    {
        try
        {
            // A look without a turn first: an idle runner holds nobody up.
            if (await Due(kinds).AsNoTracking().FirstOrDefaultAsync(ct) is null)
            {
                return (JobClaim?)null;
            }
        }
        catch (Exception e) when (engine.Explain(e) is { } refusal)
        {
            return refusal;
        }

        return await unit.CommitAsync<JobClaim?>(async token =>
        {
            var now = clock.GetCurrentInstant();
            while (await Due(kinds).FirstOrDefaultAsync(token) is { } row)
            {
                var claimed = JobLife.Claim(row.ToJob(), now, lease);
                row.Become(claimed);
                await context.SaveChangesAsync(token);
                if (claimed.State == JobState.Running)
                {
                    return new JobClaim(claimed);
                }
            }

            return (JobClaim?)null;
        }, ct);
    }

    public Task<Result<Job>> RenewAsync(JobClaim claim, JobProgress? progress, Duration lease, CancellationToken ct) =>
        ChangeAsync(claim, job => JobLife.Renew(job, progress, clock.GetCurrentInstant(), lease), ct);

    public Task<Result<Job>> EndAsync(JobClaim claim, JobEnd end, JobProgress? progress, CancellationToken ct) =>
        ChangeAsync(claim, job => JobLife.End(job, end, progress, clock.GetCurrentInstant()), ct);

    public async Task<Json?> FindStepAsync(JobId job, string name, CancellationToken ct) =>
        (await context.Set<JobStepRow>().AsNoTracking().SingleOrDefaultAsync(row => row.JobId == job.Value && row.Name == name, ct))?.Result;

    public async Task HoldAsync(JobClaim claim, CancellationToken ct)
    {
        context.RequireUnit();
        if (await RowAsync(claim, ct) is not { } row || !claim.Holds(row.ToJob()))
        {
            throw new JobLost(claim.Job.Id);
        }
    }

    public async Task SaveStepAsync(JobClaim claim, string name, Json result, CancellationToken ct)
    {
        context.RequireUnit();
        context.Add(new JobStepRow
        {
            JobId = claim.Job.Id.Value,
            Name = name,
            Result = result,
            At = clock.GetCurrentInstant(),
            Fence = claim.Job.Fence,
        });
        await context.SaveChangesAsync(ct);
    }

    private IQueryable<JobRow> Due(Sequence<string> kinds)
    {
        var now = clock.GetCurrentInstant();
        var mine = kinds.ToArray();
        return context.Set<JobRow>()
            .Where(row => mine.Contains(row.Kind))
            .Where(row => ((row.State == JobState.Queued || row.State == JobState.WaitingRetry) && row.NotBefore <= now)
                || (row.State == JobState.Running && row.LeasedUntil <= now))
            .OrderBy(row => row.Id);
    }

    private Task<JobRow?> RowAsync(JobClaim claim, CancellationToken ct) =>
        context.Set<JobRow>().SingleOrDefaultAsync(row => row.Id == claim.Job.Id.Value, ct);

    private Task<Result<Job>> ChangeAsync(JobClaim claim, Func<Job, Job> change, CancellationToken ct) => unit.CommitAsync<Job>(
        async token =>
        {
            if (await RowAsync(claim, token) is not { } row || !claim.Holds(row.ToJob()))
            {
                return new JobHeldByAnother();
            }

            var changed = change(row.ToJob());
            row.Become(changed);
            await context.SaveChangesAsync(token);
            return changed;
        },
        ct);
}
