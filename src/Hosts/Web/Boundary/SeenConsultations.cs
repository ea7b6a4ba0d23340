// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Consultations of the register within the boundary: those of the organisation, or of the clients it works for.</summary>
internal sealed class SeenConsultations(IConsultations inner, Boundary boundary) : IConsultations
{
    public async Task<Consultation> AddAsync(ConsultationId id, ConsultationEntry drafted, CancellationToken ct)
    {
        Boundary.Require(drafted.Event is not ConsultationEvent.Drafted draft || await boundary.SeesControllerAsync(draft.ControllerVat, ct));
        return await inner.AddAsync(id, drafted, ct);
    }

    public async Task<Result<Consultation>> AppendAsync(Consultation before, ConsultationEntry entry, CancellationToken ct)
    {
        Boundary.Require(await boundary.SeesControllerAsync(before.ControllerVat, ct));
        return await inner.AppendAsync(before, entry, ct);
    }

    public async Task<Consultation?> FindAsync(ConsultationId id, CancellationToken ct) =>
        await inner.FindAsync(id, ct) is { } found && await boundary.SeesControllerAsync(found.ControllerVat, ct) ? found : null;

    public async Task<Sequence<ConsultationEntry>> HistoryAsync(ConsultationId id, CancellationToken ct) =>
        boundary.Only is null || await FindAsync(id, ct) is not null ? await inner.HistoryAsync(id, ct) : [];

    public async Task<Sequence<Consultation>> ListAsync(string? controllerVat, int limit, ConsultationId? before, CancellationToken ct) =>
        boundary.Only is null ? await inner.ListAsync(controllerVat, limit, before, ct)
        : controllerVat is null ? await SeenPages.TakeAsync(
            (count, from) => inner.ListAsync(null, count, from, ct), before, one => one.Id, async _ =>
            {
                var seen = await boundary.SeenControllersAsync(ct);
                return one => seen(one.ControllerVat);
            },
            limit)
        : await boundary.SeesControllerAsync(controllerVat, ct) ? await inner.ListAsync(controllerVat, limit, before, ct)
        : [];
}
