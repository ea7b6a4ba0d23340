// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Judges every decision of a day again, each by the book it names and the events that were known then, and tells each that differs.</summary>
public sealed class ReplayGateDay(IGateLog log, IDialJournal journal, KeptDialBooks? books = null)
{
    private const int MostTold = 1000;

    /// <summary>Judges a day again by the books that are kept; decisions whose book is not are counted and not judged.</summary>
    public async Task<GateReplay> RunAsync(LocalDate day, CancellationToken ct)
    {
        var replay = GateReplay.Nothing;
        foreach (var entries in (await EntriesAsync(day, ct)).GroupBy(entry => entry.Book))
        {
            if (books is null || entries.Key == default || await books.OpenAsync(entries.Key, ct) is not Result<DialBook>.Ok { Value: var book })
            {
                replay = replay.Plus(Unjudged(entries));
                continue;
            }

            using (book)
            {
                replay = replay.Plus(await CountAsync([.. entries], book, ct));
            }
        }

        return replay;
    }

    /// <param name="day">The legal day.</param>
    /// <param name="book">A book; decisions made by another are counted and not judged. Stays the caller's.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<GateReplay> RunAsync(LocalDate day, DialBook book, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(book);
        var entries = (await EntriesAsync(day, ct)).ToLookup(entry => entry.Book == book.Digest);
        return Unjudged(entries[false]).Plus(await CountAsync([.. entries[true]], book, ct));
    }

    /// <summary>Judges decisions again that name one book; those about no number, and those the gate could not make, are left as they were.</summary>
    /// <returns>Each decision with what would be said now, in the order of what the gate knew.</returns>
    internal async Task<List<(GateLogEntry Entry, DialAnswer? Answer)>> AgainAsync(IReadOnlyList<GateLogEntry> entries, DialBook book, CancellationToken ct)
    {
        // In the order of what the gate knew: events are only ever added.
        var gate = new DialGate(new DialMemory());
        _ = gate.Swap(book);
        var again = new List<(GateLogEntry, DialAnswer?)>(entries.Count);
        await using var events = journal.ReadAsync(1, ct).GetAsyncEnumerator(ct);
        var more = await events.MoveNextAsync();
        foreach (var entry in entries.OrderBy(entry => entry.Position).ThenBy(entry => entry.At))
        {
            while (more && events.Current.Position <= entry.Position)
            {
                gate.Apply(events.Current.Event, events.Current.Position);
                more = await events.MoveNextAsync();
            }

            again.Add((entry, entry.Number.IsNone || DialGate.IsClosed(entry) ? null : gate.Decide(entry.Call, entry.Number)));
        }

        return again;
    }

    internal async Task<List<GateLogEntry>> EntriesAsync(LocalDate day, CancellationToken ct)
    {
        var entries = new List<GateLogEntry>();
        await foreach (var entry in log.ReadAsync(day, ct))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<GateReplay> CountAsync(IReadOnlyList<GateLogEntry> entries, DialBook book, CancellationToken ct)
    {
        var counts = GateReplay.Nothing;
        var differences = new List<GateDifference>();
        foreach (var (entry, answer) in await AgainAsync(entries, book, ct))
        {
            counts = entry.Number.IsNone ? counts with { Unreadable = counts.Unreadable + 1 } : counts with { Judged = counts.Judged + 1 };
            if (answer is not null && (answer.Verdict != entry.Verdict || answer.ReasonsId != entry.ReasonsId))
            {
                counts = counts with { Wrongly = counts.Wrongly + (entry.Verdict == Verdict.Allow && !answer.MayDial ? 1 : 0) };
                differences.Add(new GateDifference(entry.Decision, entry.Verdict, answer));
            }
        }

        return counts with { Differences = Sequence.From(differences.Take(MostTold)) };
    }

    private static GateReplay Unjudged(IEnumerable<GateLogEntry> entries) => entries.Aggregate(
        GateReplay.Nothing,
        (counts, entry) => entry.Number.IsNone ? counts with { Unreadable = counts.Unreadable + 1 } : counts with { OtherBook = counts.OtherBook + 1 });
}
