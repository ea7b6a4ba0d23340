// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Review queues within the boundary: those of lists that are seen.</summary>
internal sealed class SeenReviews(IReviews inner, IScreenings screenings, Boundary boundary) : IReviews
{
    public Task AddAsync(ReviewQueue queue, CancellationToken ct) => inner.AddAsync(queue, ct);

    public async Task AddAsync(RecordedDecision decision, CancellationToken ct)
    {
        Boundary.Require(await SeesAsync(decision.Screening, ct));
        await inner.AddAsync(decision, ct);
    }

    public async Task<ReviewQueue?> FindAsync(ScreeningId screening, CancellationToken ct) =>
        await SeesAsync(screening, ct) ? await inner.FindAsync(screening, ct) : null;

    public async Task<Sequence<RecordedDecision>> DecisionsAsync(ScreeningId screening, CancellationToken ct) =>
        await SeesAsync(screening, ct) ? await inner.DecisionsAsync(screening, ct) : [];

    public async Task<Sequence<RecordedDecision>> DecisionsAsync(IReadOnlyCollection<ReviewQueue> queues, CancellationToken ct)
    {
        if (boundary.Only is null)
        {
            return await inner.DecisionsAsync(queues, ct);
        }

        var seen = await screenings.SeenAmongAsync(queues.Select(queue => queue.List), ct);
        return await inner.DecisionsAsync([.. queues.Where(queue => seen.Contains(queue.List))], ct);
    }

    public Task<Sequence<ReviewQueue>> ListAsync(int limit, ScreeningId? before, CancellationToken ct) => boundary.Only is null
        ? inner.ListAsync(limit, before, ct)
        : SeenPages.TakeAsync((count, from) => inner.ListAsync(count, from, ct), before, queue => queue.Screening, async page =>
        {
            var seen = await screenings.SeenAmongAsync(page.Select(queue => queue.List), ct);
            return queue => seen.Contains(queue.List);
        },
        limit);

    private async Task<bool> SeesAsync(ScreeningId screening, CancellationToken ct) =>
        boundary.Only is null || await screenings.FindAsync(screening, ct) is not null;
}
