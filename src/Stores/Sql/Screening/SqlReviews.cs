// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Review queues and decisions in the system of record.</summary>
internal sealed class SqlReviews(FilieraContext context) : IReviews
{
    public Task AddAsync(ReviewQueue queue, CancellationToken ct) => context.KeepAsync(ReviewQueueRow.From(queue), ct);

    public Task AddAsync(RecordedDecision decision, CancellationToken ct) => context.KeepAsync(ReviewDecisionRow.From(decision), ct);

    public async Task<ReviewQueue?> FindAsync(ScreeningId screening, CancellationToken ct) =>
        (await Queues().SingleOrDefaultAsync(row => row.Screening == screening.Value, ct))?.ToQueue();

    public async Task<Sequence<RecordedDecision>> DecisionsAsync(ScreeningId screening, CancellationToken ct)
    {
        var rows = await context.Set<ReviewDecisionRow>().AsNoTracking()
            .Where(row => row.Screening == screening.Value).OrderBy(row => row.Id).ToListAsync(ct);
        return Sequence.From(rows.Select(row => row.ToDecision()));
    }

    public async Task<Sequence<RecordedDecision>> DecisionsAsync(IReadOnlyCollection<ReviewQueue> queues, CancellationToken ct)
    {
        var wanted = queues.Select(queue => queue.Screening.Value).Distinct().ToList();
        return wanted.Count == 0 ? [] : Sequence.From((await context.Set<ReviewDecisionRow>().AsNoTracking()
            .Where(row => wanted.Contains(row.Screening)).OrderBy(row => row.Screening).ThenBy(row => row.Id).ToListAsync(ct)).Select(row => row.ToDecision()));
    }

    public async Task<Sequence<ReviewQueue>> ListAsync(int limit, ScreeningId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = before is { } last ? Queues().Where(row => row.Screening.CompareTo(last.Value) < 0) : Queues();
        return Sequence.From((await rows.OrderByDescending(row => row.Screening).Take(limit).ToListAsync(ct)).Select(row => row.ToQueue()));
    }

    private IQueryable<ReviewQueueRow> Queues() => context.Set<ReviewQueueRow>().AsNoTracking();
}
