// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The sets of answers received, in the system of record.</summary>
internal sealed class SqlAnswerSets(FilieraContext context) : IAnswerSets
{
    public Task AddAsync(AnswerSet set, CancellationToken ct) => context.KeepAsync(AnswerSetRow.From(set), ct);

    public async Task<AnswerSet?> FindAsync(ContentHash digest, CancellationToken ct) =>
        (await Rows().Where(row => row.Digest == digest).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct))?.ToSet();

    public async Task<Sequence<AnswerSet>> ListAsync(string? controllerVat, int limit, AnswerSetId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = controllerVat is null ? Rows() : Rows().Where(row => row.ControllerVat == controllerVat);
        rows = before is { } last ? rows.Where(row => row.Id.CompareTo(last.Value) < 0) : rows;
        return Sequence.From((await rows.OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct)).Select(row => row.ToSet()));
    }

    private IQueryable<AnswerSetRow> Rows() => context.Set<AnswerSetRow>().AsNoTracking();
}
