// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The parties' events in the database, each with its trace in the audit trail.</summary>
internal sealed class SqlPartyLedger(FilieraContext context, IUnitOfWork unit, IAuditTrail audit, PartyBookCache cache, ICommits commits) : IPartyLedger
{
    public async Task<PartyBook> ReadAsync(CancellationToken ct)
    {
        // Inside a unit the events may still be undone, and what the unit itself wrote is not committed yet.
        if (context.IsUnitOpen)
        {
            return await ReadAsync(cache.Latest, ct);
        }

        var mark = await commits.MarkAsync(ct);
        if (cache.At(mark) is { } kept)
        {
            return kept;
        }

        var book = await ReadAsync(cache.Latest, ct);
        cache.Take(book, mark);
        return book;
    }

    private async Task<PartyBook> ReadAsync(PartyBook book, CancellationToken ct)
    {
        var version = await VersionAsync(ct);
        if (book.Version > version)
        {
            // The database was put back to an earlier state.
            book = PartyBook.Empty;
        }

        if (book.Version < version)
        {
            var rows = await context.Set<PartyEventRow>().AsNoTracking()
                .Where(row => row.Number > book.Version && row.Number <= version).OrderBy(row => row.Number).ToListAsync(ct);
            book = book.Fold(rows.Select(row => row.ToEntry()));
        }

        return book;
    }

    public async Task<Sequence<PartyEntry>> HistoryAsync(OrganisationId organisation, CancellationToken ct)
    {
        var rows = await (from concern in context.Set<PartyEventConcernRow>().AsNoTracking()
                          where concern.Organisation == organisation.Value
                          join row in context.Set<PartyEventRow>().AsNoTracking() on concern.Number equals row.Number
                          orderby row.Number
                          select row).ToListAsync(ct);
        return Sequence.From(rows.Select(row => row.ToEntry()));
    }

    public async Task<Sequence<PartyEntry>> EventsAsync(long after, int limit, CancellationToken ct)
    {
        var rows = await context.Set<PartyEventRow>().AsNoTracking()
            .Where(row => row.Number > after).OrderBy(row => row.Number).Take(limit).ToListAsync(ct);
        return Sequence.From(rows.Select(row => row.ToEntry()));
    }

    public Task<Result<long>> AppendAsync(
        long expectedVersion, Sequence<PartyEntry> entries, PersonalChange? personal, CancellationToken ct) =>
        unit.CommitAsync<long>(
            async token =>
            {
                var version = await VersionAsync(token);
                if (version != expectedVersion)
                {
                    return new ChangedMeanwhile();
                }

                foreach (var entry in entries)
                {
                    version++;
                    await AppendAsync(version, entry, token);
                    await ApplyAsync(personal, entry, token);
                }

                await context.SaveChangesAsync(token);
                return version;
            },
            ct);

    private async Task AppendAsync(long number, PartyEntry entry, CancellationToken ct)
    {
        var kind = PartyEventJson.KindOf(entry.Event);
        var body = PartyEventJson.Write(entry.Event);
        context.Add(new PartyEventRow { Number = number, At = entry.At, Actor = entry.By, Kind = kind, Body = body });
        context.AddRange(entry.Event.Concerns.Select(id => new PartyEventConcernRow { Organisation = id.Value, Number = number }));
        var subject = kind[..kind.LastIndexOf('-')];
        await audit.AppendAsync(new AuditAct(entry.By, kind, subject, ((Json.Text)body["id"]!).Value, Json.Object(("event", number))), ct);
    }

    private async Task ApplyAsync(PersonalChange? personal, PartyEntry entry, CancellationToken ct)
    {
        switch (personal, entry.Event)
        {
            case (PersonalChange.Keep keep, PartyEvent.PersonEnrolled enrolled) when enrolled.Person.Id == keep.Person:
                context.Add(new PersonDetailsRow
                {
                    Person = keep.Person.Value,
                    DisplayName = keep.Details.DisplayName,
                    KeptAt = entry.At,
                    KeepUntil = enrolled.Person.KeepUntil,
                });
                break;
            case (PersonalChange.Erase erase, PartyEvent.PersonErased erased) when erased.Person == erase.Person:
                await context.Set<PersonDetailsRow>().Where(row => row.Person == erase.Person.Value).ExecuteDeleteAsync(ct);
                break;
        }
    }

    private Task<long> VersionAsync(CancellationToken ct) =>
        context.Set<PartyEventRow>().OrderByDescending(row => row.Number).Select(row => row.Number).FirstOrDefaultAsync(ct);
}
