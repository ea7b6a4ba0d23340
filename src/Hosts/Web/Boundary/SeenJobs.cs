// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Jobs within the boundary: those the visitor asked for, and those about a list that is seen.</summary>
internal sealed class SeenJobs(IJobs inner, IScreenings screenings, Boundary boundary, IHttpContextAccessor accessor) : IJobs
{
    public Task<Job> EnqueueAsync(JobRequest request, CancellationToken ct) => inner.EnqueueAsync(request, ct);

    public async Task<Job?> FindAsync(JobId id, CancellationToken ct) => await inner.FindAsync(id, ct) is { } job && await SeesAsync(job, ct) ? job : null;

    public Task<Sequence<Job>> ListAsync(JobQuery query, CancellationToken ct) => boundary.Only is null
        ? inner.ListAsync(query, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListAsync(query with { Limit = count, Before = from }, ct), query.Before, job => job.Id, async page =>
        {
            var lists = await JobLists.OfAsync(page, screenings, ct);
            return job => IsOwn(job) || lists.ContainsKey(job.Id);
        },
        query.Limit);

    public async Task<Result<Job>> RequestCancelAsync(JobId id, CancellationToken ct) =>
        await FindAsync(id, ct) is null && boundary.Only is not null ? new JobUnknown() : await inner.RequestCancelAsync(id, ct);

    private async Task<bool> SeesAsync(Job job, CancellationToken ct) =>
        boundary.Only is null || IsOwn(job) || (await JobLists.OfAsync([job], screenings, ct)).Count > 0;

    private bool IsOwn(Job job) => Guest.From(accessor.HttpContext!.User) is { } guest && guest.Actor == job.Request.By;
}
