// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Jobs as those see them who ask for work.</summary>
internal sealed class SqlJobs(FilieraContext context, IIdentifiers identifiers, IClock clock) : IJobs
{
    public async Task<Job> EnqueueAsync(JobRequest request, CancellationToken ct)
    {
        context.RequireUnit();
        var known = await context.Set<JobRow>().SingleOrDefaultAsync(
            row => row.Kind == request.Kind && row.IdempotencyKey == request.IdempotencyKey, ct);
        if (known is not null)
        {
            return known.ToJob();
        }

        var job = JobLife.Ask(new JobId(identifiers.Next()), request, clock.GetCurrentInstant());
        context.Add(JobRow.From(job));
        await context.SaveChangesAsync(ct);
        return job;
    }

    public async Task<Job?> FindAsync(JobId id, CancellationToken ct) =>
        (await context.Set<JobRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, ct))?.ToJob();

    public async Task<Sequence<Job>> ListAsync(JobQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        var rows = context.Set<JobRow>().AsNoTracking();
        rows = query.Before is { Value: var before } ? rows.Where(row => row.Id < before) : rows;
        rows = query.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = query.State is { } state ? rows.Where(row => row.State == state) : rows;
        var page = await rows.OrderByDescending(row => row.Id).Take(query.Limit).ToListAsync(ct);
        return Sequence.From(page.Select(row => row.ToJob()));
    }

    public async Task<Result<Job>> RequestCancelAsync(JobId id, CancellationToken ct)
    {
        context.RequireUnit();
        if (await context.Set<JobRow>().SingleOrDefaultAsync(row => row.Id == id.Value, ct) is not { } row)
        {
            return new JobUnknown();
        }

        if (JobLife.RequestCancel(row.ToJob(), clock.GetCurrentInstant()) is not { } cancelled)
        {
            return new JobAlreadyEnded();
        }

        row.Become(cancelled);
        await context.SaveChangesAsync(ct);
        return cancelled;
    }
}
