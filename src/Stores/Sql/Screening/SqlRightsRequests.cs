// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Rights requests in the system of record.</summary>
internal sealed class SqlRightsRequests(FilieraContext context) : IRightsRequests
{
    public async Task<RightsRequestNumber> NextNumberAsync(int year, CancellationToken ct)
    {
        // Units take turns, so nobody else takes this number.
        context.RequireUnit();
        return new RightsRequestNumber(year, (await Requests().Where(row => row.NumberYear == year).MaxAsync(row => (int?)row.NumberPlace, ct) ?? 0) + 1);
    }

    public async Task AddAsync(RightsRequest request, CancellationToken ct)
    {
        await context.KeepAsync(RightsRequestRow.From(request), ct);
        if (request.Phone is not null || request.Note is not null)
        {
            var details = new RightsDetailsRow { Request = request.Id.Value, PhoneDigits = (long?)request.Phone?.RevealDigits(), WrittenNote = request.Note };
            await context.KeepAsync(details, ct);
            context.Entry(details).State = EntityState.Detached;
        }
    }

    public async Task AddAsync(RightsEvent done, CancellationToken ct)
    {
        context.RequireUnit();
        var number = await Events().CountAsync(row => row.Request == done.Request.Value, ct) + 1;
        await context.KeepAsync(RightsEventRow.From(done, number), ct);
        if (done.Written is { } written)
        {
            var note = new RightsEventNoteRow { Request = done.Request.Value, Number = number, WrittenNote = written };
            await context.KeepAsync(note, ct);
            context.Entry(note).State = EntityState.Detached;
        }
    }

    public async Task<RightsCase?> FindAsync(RightsRequestId id, CancellationToken ct) =>
        (await CasesAsync(Requests().Where(row => row.Id == id.Value), ct)).FirstOrDefault();

    public async Task<RightsCase?> FindAsync(RightsRequestNumber number, CancellationToken ct) =>
        (await CasesAsync(Requests().Where(row => row.NumberYear == number.Year && row.NumberPlace == number.Place), ct)).FirstOrDefault();

    public async Task<RightsCase?> FindBySourceAsync(string source, CancellationToken ct) =>
        (await CasesAsync(Requests().Where(row => row.Source == source), ct)).FirstOrDefault();

    public async Task<Sequence<RightsCase>> ListAsync(RightsFilter filter, int limit, RightsRequestId? before, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNotEqual(limit, Math.Clamp(limit, 1, 1000));
        var rows = Matching(filter);
        rows = before is { } last ? rows.Where(row => row.Id.CompareTo(last.Value) < 0) : rows;
        return await CasesAsync(rows.OrderByDescending(row => row.Id).Take(limit), ct);
    }

    public async Task<bool> EraseDetailsAsync(RightsRequestId id, CancellationToken ct)
    {
        context.RequireUnit();
        var rows = context.Set<RightsDetailsRow>().Where(row => row.Request == id.Value);
        var notes = context.Set<RightsEventNoteRow>().Where(row => row.Request == id.Value);

        // Overwritten first: a deleted row's bytes may stay in a page of the file until it is used again.
        await rows.ExecuteUpdateAsync(row => row.SetProperty(one => one.PhoneDigits, (long?)0).SetProperty(one => one.WrittenNote, ""), ct);
        await notes.ExecuteUpdateAsync(row => row.SetProperty(one => one.WrittenNote, ""), ct);
        return await rows.ExecuteDeleteAsync(ct) + await notes.ExecuteDeleteAsync(ct) > 0;
    }

    private IQueryable<RightsRequestRow> Matching(RightsFilter filter)
    {
        var rows = Requests();
        rows = filter.ControllerVat is { } vat ? rows.Where(row => row.ControllerVat == vat) : rows;
        rows = filter.Centre is { } centre ? rows.Where(row => row.Centre == centre.Value) : rows;
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Channel is { } channel ? rows.Where(row => row.Channel == channel) : rows;
        rows = filter.ReceivedFrom is { } from ? rows.Where(row => row.ReceivedAt >= from) : rows;
        rows = filter.ReceivedBefore is { } until ? rows.Where(row => row.ReceivedAt < until) : rows;
        var events = Events();
        return !filter.OnlyOpen ? rows : rows.Where(row =>
            !events.Any(done => done.Request == row.Id && done.Event == RightsEventRow.Closed)
            && !(events.Any(done => done.Request == row.Id && done.Event == RightsEventRow.Forwarded)
                && events.Any(done => done.Request == row.Id && done.Event == RightsEventRow.Answered)));
    }

    private async Task<Sequence<RightsCase>> CasesAsync(IQueryable<RightsRequestRow> requests, CancellationToken ct)
    {
        var rows = await requests.ToListAsync(ct);
        var ids = rows.Select(row => row.Id).ToList();
        var events = (await Events().Where(row => ids.Contains(row.Request)).OrderBy(row => row.Number).ToListAsync(ct)).ToLookup(row => row.Request);
        var details = await context.Set<RightsDetailsRow>().AsNoTracking().Where(row => ids.Contains(row.Request)).ToDictionaryAsync(row => row.Request, ct);
        var notes = await context.Set<RightsEventNoteRow>().AsNoTracking().Where(row => ids.Contains(row.Request))
            .ToDictionaryAsync(row => (row.Request, row.Number), row => row.WrittenNote, ct);
        return Sequence.From(rows.Select(row => RightsCase.Fold(
            row.ToRequest(details.GetValueOrDefault(row.Id)),
            events[row.Id].Select(done => done.ToEvent(notes.GetValueOrDefault((done.Request, done.Number)))))));
    }

    private IQueryable<RightsRequestRow> Requests() => context.Set<RightsRequestRow>().AsNoTracking();

    private IQueryable<RightsEventRow> Events() => context.Set<RightsEventRow>().AsNoTracking();
}
