// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>The audit trail in the database, appended in the transaction of the act.</summary>
internal sealed class SqlAuditTrail(FilieraContext context, IClock clock) : IAuditTrail
{
    public async Task<AuditEntry> AppendAsync(AuditAct act, CancellationToken ct)
    {
        context.RequireUnit();
        var connection = context.Database.GetDbConnection();
        var transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        var entry = AuditEntry.After(await AuditRows.HeadAsync(connection, transaction, ct), act, clock.GetCurrentInstant());
        await AuditRows.InsertAsync(connection, transaction, entry, ct);
        return entry;
    }

    public async Task<AuditHead> HeadAsync(CancellationToken ct) =>
        await context.Set<AuditEntryRow>().AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct) is { } last
            ? last.ToEntry().ToHead()
            : default;

    public async Task<Sequence<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 10_000), nameof(query));
        var rows = context.Set<AuditEntryRow>().AsNoTracking().Where(row => row.Number > query.After);
        rows = query.SubjectKind is { } kind ? rows.Where(row => row.SubjectKind == kind) : rows;
        rows = query.SubjectId is { } id ? rows.Where(row => row.SubjectId == id) : rows;
        rows = query.By is { } by ? rows.Where(row => row.Actor == by) : rows;
        return Sequence.From((await rows.OrderBy(row => row.Number).Take(query.Limit).ToListAsync(ct)).Select(row => row.ToEntry()));
    }
}
