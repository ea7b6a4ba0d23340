// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The register's entries in the database: append-only, found by subject, by name and by place in the log.</summary>
internal sealed class SqlRegisterBook(FilieraContext context, IUnitOfWork unit) : IRegisterBook
{
    public Task<long> ReadUpToAsync(string source, CancellationToken ct) =>
        context.Set<LogSourceRow>().AsNoTracking().Where(row => row.Source == source).Select(row => row.UpTo).FirstOrDefaultAsync(ct);

    public Task<Result<int>> StageAsync(string source, EntryBatch batch, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            var number = await Entries().OrderByDescending(row => row.Number).Select(row => row.Number).FirstOrDefaultAsync(token);
            var last = new Dictionary<EntrySubject, ContentHash?>();
            var added = 0;
            foreach (var draft in batch.Drafts)
            {
                if (await Entries().AnyAsync(row => row.DraftKey == draft.Key, token))
                {
                    continue;
                }

                var previous = last.TryGetValue(draft.Subject, out var known) ? known : (await LastAsync(draft.Subject, token))?.LeafHash;
                var made = RegisterEntry.Create(draft.Type, draft.Subject, previous, draft.Effective, draft.Recorded, draft.Facts);
                if (made is not Result<RegisterEntry>.Ok { Value: var entry })
                {
                    return ((Result<RegisterEntry>.Refused)made).Refusals;
                }

                last[draft.Subject] = Add(++number, draft.Key, entry);
                added++;
            }

            var cursor = await context.Set<LogSourceRow>().SingleOrDefaultAsync(row => row.Source == source, token);
            if (cursor is null)
            {
                context.Add(new LogSourceRow { Source = source, UpTo = batch.UpTo });
            }
            else
            {
                cursor.UpTo = batch.UpTo;
            }

            await context.SaveChangesAsync(token);
            context.ChangeTracker.Clear();
            return added;
        },
        ct);

    public async Task<Sequence<RegisteredEntry>> UnpublishedAsync(int limit, CancellationToken ct)
    {
        var published = await PublishedUpToAsync(ct);
        var rows = await Entries().Where(row => row.Number > published).OrderBy(row => row.Number).Take(limit).ToListAsync(ct);
        return Sequence.From(rows.Select(row => Of(row, null)));
    }

    public Task<Result<int>> PublishedAsync(Sequence<(long Number, long Index)> places, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            // Another process may have written the same down meanwhile.
            var published = await PublishedUpToAsync(token);
            var fresh = places.Where(place => place.Number > published).ToList();
            context.AddRange(fresh.Select(place => new LogPlaceRow { Number = place.Number, LogIndex = place.Index }));
            await context.SaveChangesAsync(token);
            context.ChangeTracker.Clear();
            return fresh.Count;
        },
        ct);

    public Task<Sequence<RegisteredEntry>> HistoryAsync(EntrySubject subject, CancellationToken ct)
    {
        var text = subject.ToString();
        return ReadAsync(Placed().Where(one => one.Entry.Subject == text).OrderBy(one => one.Entry.Number), ct);
    }

    public async Task<RegisteredEntry?> LastAsync(EntrySubject subject, CancellationToken ct)
    {
        var text = subject.ToString();
        var row = await Entries().Where(row => row.Subject == text).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        return row is null ? null : Of(row, null);
    }

    public Task<Sequence<RegisteredEntry>> AboutAsync(EntrySubject organisation, int limit, CancellationToken ct)
    {
        var text = organisation.ToString();
        return ReadAsync(
            from mention in context.Set<LogMentionRow>().AsNoTracking()
            where mention.Organisation == text
            join one in Placed() on mention.Number equals one.Entry.Number
            orderby mention.Number
            select one,
            ct,
            limit);
    }

    public Task<Sequence<RegisteredEntry>> SearchAsync(Sequence<string> words, int limit, CancellationToken ct)
    {
        if (words.IsEmpty)
        {
            return Task.FromResult(Sequence<RegisteredEntry>.Empty);
        }

        var all = context.Set<LogWordRow>().AsNoTracking();
        var ordered = words.OrderByDescending(word => word.Length).ToList();
        var numbers = Beginning(all, ordered[0]).Select(row => row.Number).Distinct();
        foreach (var word in ordered.Skip(1))
        {
            var matching = Beginning(all, word);
            numbers = numbers.Where(number => matching.Any(row => row.Number == number));
        }

        return ReadAsync(
            from number in numbers
            join one in Placed() on number equals one.Entry.Number
            orderby number
            select one,
            ct,
            limit);
    }

    public Task<Sequence<RegisteredEntry>> ChangesAsync(long after, int limit, CancellationToken ct) =>
        ReadAsync(Placed().Where(one => one.Place.LogIndex > after).OrderBy(one => one.Place.LogIndex), ct, limit);

    public Task<Sequence<RegisteredEntry>> NewestAsync(int limit, CancellationToken ct) =>
        ReadAsync(Placed().OrderByDescending(one => one.Place.LogIndex), ct, limit);

    private static IQueryable<LogWordRow> Beginning(IQueryable<LogWordRow> words, string word)
    {
        // Text is compared by bytes on both engines, and no word goes on with this character.
        var end = word + "\uffff";
        return words.Where(row => string.Compare(row.Word, word) >= 0 && string.Compare(row.Word, end) < 0);
    }

    private static RegisteredEntry Of(LogEntryRow row, long? index) => new(row.Number, row.Bytes, row.LeafHash, index);

    private static async Task<Sequence<RegisteredEntry>> ReadAsync(IQueryable<Both> query, CancellationToken ct, int limit = 10_000) =>
        Sequence.From((await query.Take(limit).ToListAsync(ct)).Select(one => Of(one.Entry, one.Place.LogIndex)));

    private ContentHash Add(long number, string key, RegisterEntry entry)
    {
        var (bytes, hash) = (entry.ToBytes(), entry.LeafHash);
        context.Add(new LogEntryRow
        {
            Number = number,
            DraftKey = key,
            Subject = entry.Subject.ToString(),
            Type = entry.Type.ToString(),
            LeafHash = hash,
            Bytes = bytes,
        });
        context.AddRange(entry.Mentions.Select(subject => new LogMentionRow { Organisation = subject.ToString(), Number = number }));
        context.AddRange(RegisterNames.Words(entry).Select(word => new LogWordRow { Word = word, Number = number }));
        return hash;
    }

    private Task<long> PublishedUpToAsync(CancellationToken ct) =>
        context.Set<LogPlaceRow>().AsNoTracking().OrderByDescending(row => row.Number).Select(row => row.Number).FirstOrDefaultAsync(ct);

    private IQueryable<LogEntryRow> Entries() => context.Set<LogEntryRow>().AsNoTracking();

    private IQueryable<Both> Placed() =>
        from place in context.Set<LogPlaceRow>().AsNoTracking()
        join row in Entries() on place.Number equals row.Number
        select new Both { Entry = row, Place = place };

    private sealed class Both
    {
        public required LogEntryRow Entry { get; init; }

        public required LogPlaceRow Place { get; init; }
    }
}
