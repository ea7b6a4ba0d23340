// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Register answers within the boundary: those of the organisation, or of the clients it works for.</summary>
internal sealed class SeenAnswerSets(IAnswerSets inner, Boundary boundary) : IAnswerSets
{
    public async Task AddAsync(AnswerSet set, CancellationToken ct)
    {
        Boundary.Require(await boundary.SeesControllerAsync(set.ControllerVat, ct));
        await inner.AddAsync(set, ct);
    }

    public async Task<AnswerSet?> FindAsync(ContentHash digest, CancellationToken ct) =>
        await inner.FindAsync(digest, ct) is { } set && await boundary.SeesControllerAsync(set.ControllerVat, ct) ? set : null;

    public async Task<Sequence<AnswerSet>> ListAsync(string? controllerVat, int limit, AnswerSetId? before, CancellationToken ct) =>
        boundary.Only is null ? await inner.ListAsync(controllerVat, limit, before, ct)
        : controllerVat is null ? await SeenPages.TakeAsync(
            (count, from) => inner.ListAsync(null, count, from, ct), before, set => set.Id, async _ =>
            {
                var seen = await boundary.SeenControllersAsync(ct);
                return set => seen(set.ControllerVat);
            },
            limit)
        : await boundary.SeesControllerAsync(controllerVat, ct) ? await inner.ListAsync(controllerVat, limit, before, ct)
        : [];
}
