// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Register;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The register's entries in the database: append-only, found by subject, by name and by place in the log.</summary>
internal sealed class SqlRegisterBook(FilieraContext context, IUnitOfWork unit) : IRegisterBook
{
    private const int MostCounted = 1_000;

    private static readonly string[] CertificateActs =
    [
        nameof(EntryType.CertificateSuspended), nameof(EntryType.CertificateRestored), nameof(EntryType.CertificateWithdrawn),
        nameof(EntryType.CertificateExpired), nameof(EntryType.CertificateRenewed), nameof(EntryType.CertificateTransferred),
    ];

    public Task<long> ReadUpToAsync(string source, CancellationToken ct) =>
        context.Set<LogSourceRow>().AsNoTracking().Where(row => row.Source == source).Select(row => row.UpTo).FirstOrDefaultAsync(ct);

    public Task<Result<int>> StageAsync(string source, EntryBatch batch, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            var number = await Entries().OrderByDescending(row => row.Number).Select(row => row.Number).FirstOrDefaultAsync(token);
            var last = new Dictionary<EntrySubject, RegisterEntry>();
            var added = 0;
            foreach (var draft in batch.Drafts)
            {
                if (await Entries().AnyAsync(row => row.DraftKey == draft.Key, token))
                {
                    continue;
                }

                var previous = last.TryGetValue(draft.Subject, out var known) ? known : (await LastAsync(draft.Subject, token))?.Entry;
                var made = RegisterEntry.After(previous, draft);
                if (made is not Result<RegisterEntry>.Ok { Value: var entry })
                {
                    return ((Result<RegisterEntry>.Refused)made).Refusals;
                }

                last[draft.Subject] = entry;
                Add(++number, draft.Key, entry);
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

    public Task<Sequence<RegisteredEntry>> HistoryUpToAsync(long index, CancellationToken ct) => ReadAsync(
        from place in context.Set<LogPlaceRow>().AsNoTracking()
        where place.LogIndex == index
        join known in Entries() on place.Number equals known.Number
        join one in Placed() on known.Subject equals one.Entry.Subject
        where one.Entry.Number <= known.Number
        orderby one.Entry.Number
        select one,
        ct);

    public Task<Sequence<RegisteredEntry>> HistoriesAsync(Sequence<EntrySubject> subjects, CancellationToken ct)
    {
        var texts = subjects.Select(subject => subject.ToString()).Distinct().ToList();
        return texts.Count == 0
            ? Task.FromResult(Sequence<RegisteredEntry>.Empty)
            : ReadAsync(Placed().Where(one => texts.Contains(one.Entry.Subject)).OrderBy(one => one.Entry.Number), ct);
    }

    public Task<Sequence<RegisteredEntry>> AdmissionsAsync(Sequence<EntrySubject> organisations, CancellationToken ct)
    {
        var (texts, type) = (organisations.Select(subject => subject.ToString()).Distinct().ToList(), nameof(EntryType.OrganisationAdmitted));
        return texts.Count == 0
            ? Task.FromResult(Sequence<RegisteredEntry>.Empty)
            : ReadAsync(Placed().Where(one => texts.Contains(one.Entry.Subject) && one.Entry.Type == type).OrderBy(one => one.Entry.Number), ct);
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

    public async Task<Sequence<RegisteredEntry>> SearchAsync(Sequence<string> words, int limit, CancellationToken ct)
    {
        if (words.IsEmpty)
        {
            return [];
        }

        // Entries are published in the order of their numbers: what is only written down does not stand in the way of what can be shown.
        var published = await PublishedUpToAsync(ct);
        var all = context.Set<LogWordRow>().AsNoTracking().Where(row => row.Number <= published);

        // The word that fewest firms have leads, so that the others are looked for with those alone.
        var counted = new List<(string Word, int Count)>();
        foreach (var word in words)
        {
            counted.Add((word, words.Count == 1 ? 0 : await Beginning(all, word).OrderBy(row => row.Word).ThenBy(row => row.Number).Take(MostCounted).CountAsync(ct)));
        }

        var ordered = counted.OrderBy(one => one.Count).ThenByDescending(one => one.Word.Length).Select(one => one.Word).ToList();
        var numbers = await HavingAsync(all, ordered[0], ordered[1..], limit, ct);
        var found = (await ReadAsync(Placed().Where(one => numbers.Contains(one.Entry.Number)).OrderBy(one => one.Entry.Number), ct)).ToDictionary(entry => entry.Number);
        return Sequence.From(numbers.Where(found.ContainsKey).Select(number => found[number]).Take(limit));
    }

    // In the order of the first word's index, as many at a time as were counted, until there are enough. A firm with two such words stands in it twice.
    private static async Task<List<long>> HavingAsync(IQueryable<LogWordRow> all, string first, List<string> others, int limit, CancellationToken ct)
    {
        var pages = Beginning(all, first).OrderBy(row => row.Word).ThenBy(row => row.Number).Select(row => row.Number);
        var numbers = new List<long>();
        var most = others.Count == 0 ? 2 * limit : MostCounted;
        for (var from = 0; numbers.Count < limit; from += most)
        {
            var page = await pages.Skip(from).Take(most).ToListAsync(ct);
            var left = page.Distinct().Except(numbers).ToList();
            foreach (var word in left.Count == 0 ? [] : others)
            {
                var some = left;
                var having = await Beginning(all, word).Where(row => some.Contains(row.Number)).Select(row => row.Number).ToListAsync(ct);
                left = [.. some.Intersect(having)];
            }

            numbers.AddRange(left);
            if (page.Count < most)
            {
                break;
            }
        }

        return numbers.Count > 2 * limit ? numbers[..(2 * limit)] : numbers;
    }

    public Task<Sequence<RegisteredEntry>> ChangesAsync(long after, int limit, CancellationToken ct) =>
        ReadAsync(Placed().Where(one => one.Place.LogIndex > after).OrderBy(one => one.Place.LogIndex), ct, limit);

    public Task<Sequence<RegisteredEntry>> CertificateActsAsync(long after, int limit, CancellationToken ct) => ReadAsync(
        Placed().Where(one => one.Place.LogIndex > after && CertificateActs.Contains(one.Entry.Type)).OrderBy(one => one.Place.LogIndex), ct, limit);

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

    private void Add(long number, string key, RegisterEntry entry)
    {
        context.Add(new LogEntryRow
        {
            Number = number,
            DraftKey = key,
            Subject = entry.Subject.ToString(),
            Type = entry.Type.ToString(),
            LeafHash = entry.LeafHash,
            Bytes = entry.ToBytes(),
        });
        context.AddRange(entry.Mentions.Select(subject => new LogMentionRow { Organisation = subject.ToString(), Number = number }));
        context.AddRange(RegisterNames.Words(entry).Select(word => new LogWordRow { Word = word, Number = number }));
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
