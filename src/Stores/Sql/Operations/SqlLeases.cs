// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Leases in the database.</summary>
internal sealed class SqlLeases(FilieraContext context, IUnitOfWork unit, IClock clock) : ILeases
{
    public Task<Result<Lease>> AcquireAsync(string name, string holder, Duration duration, CancellationToken ct) =>
        ChangeAsync(name, standing => LeaseLife.Acquire(standing, name, holder, clock.GetCurrentInstant(), duration), ct);

    public Task<Result<Lease>> RenewAsync(Lease lease, Duration duration, CancellationToken ct) =>
        ChangeAsync(lease.Name, standing => LeaseLife.Renew(standing, lease, clock.GetCurrentInstant(), duration), ct);

    public Task<Result<Lease>> ReleaseAsync(Lease lease, CancellationToken ct) =>
        ChangeAsync(lease.Name, standing => LeaseLife.Release(standing, lease, clock.GetCurrentInstant()), ct);

    private Task<Result<Lease>> ChangeAsync(string name, Func<Lease?, Result<Lease>> change, CancellationToken ct) => unit.CommitAsync<Lease>(
        async token =>
        {
            var row = await context.Set<LeaseRow>().SingleOrDefaultAsync(candidate => candidate.Name == name, token);
            var changed = change(row?.ToLease());
            if (changed is not Result<Lease>.Ok { Value: var lease })
            {
                return changed;
            }

            if (row is null)
            {
                context.Add(new LeaseRow { Name = lease.Name, Holder = lease.Holder, Fence = lease.Fence, Until = lease.Until });
            }
            else
            {
                (row.Holder, row.Fence, row.Until) = (lease.Holder, lease.Fence, lease.Until);
            }

            await context.SaveChangesAsync(token);
            return changed;
        },
        ct);
}
