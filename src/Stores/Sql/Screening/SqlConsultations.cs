// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The consultations of the register, in the system of record.</summary>
internal sealed class SqlConsultations(FilieraContext context) : IConsultations
{
    public async Task<Consultation> AddAsync(ConsultationId id, ConsultationEntry drafted, CancellationToken ct)
    {
        var consultation = Consultation.Fold(id, [drafted]);
        await context.KeepAsync(ConsultationEventRow.From(id, 1, consultation.ControllerVat, drafted), ct);
        return consultation;
    }

    public async Task<Result<Consultation>> AppendAsync(Consultation before, ConsultationEntry entry, CancellationToken ct)
    {
        context.RequireUnit();
        if (await Rows().CountAsync(row => row.Consultation == before.Id.Value, ct) != before.Version)
        {
            return new ConsultationChangedMeanwhile();
        }

        var after = before.After(entry);
        await context.KeepAsync(ConsultationEventRow.From(before.Id, after.Version, before.ControllerVat, entry), ct);
        return after;
    }

    public async Task<Consultation?> FindAsync(ConsultationId id, CancellationToken ct) =>
        await HistoryAsync(id, ct) is { IsEmpty: false } history ? Consultation.Fold(id, history) : null;

    public async Task<Sequence<ConsultationEntry>> HistoryAsync(ConsultationId id, CancellationToken ct) =>
        Sequence.From((await Rows().Where(row => row.Consultation == id.Value).OrderBy(row => row.Number).ToListAsync(ct)).Select(row => row.ToEntry()));

    public async Task<Sequence<Consultation>> ListAsync(string? controllerVat, int limit, ConsultationId? before, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var drafts = Rows().Where(row => row.Number == 1);
        drafts = controllerVat is null ? drafts : drafts.Where(row => row.ControllerVat == controllerVat);
        drafts = before is { } last ? drafts.Where(row => row.Consultation.CompareTo(last.Value) < 0) : drafts;
        var ids = await drafts.OrderByDescending(row => row.Consultation).Select(row => row.Consultation).Take(limit).ToListAsync(ct);
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await Rows().Where(row => ids.Contains(row.Consultation)).OrderBy(row => row.Number).ToListAsync(ct);
        var byId = rows.ToLookup(row => row.Consultation);
        return Sequence.From(ids.Select(id => Consultation.Fold(new ConsultationId(id), byId[id].Select(row => row.ToEntry()))));
    }

    private IQueryable<ConsultationEventRow> Rows() => context.Set<ConsultationEventRow>().AsNoTracking();
}
