// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Judges every decision of a day again, from the book and the events that were known then, and tells each that differs.</summary>
public sealed class ReplayGateDay(IGateLog log, IDialJournal journal)
{
    private const int MostTold = 1000;

    /// <param name="day">The legal day.</param>
    /// <param name="book">A book; decisions made by another are counted and not judged. Stays the caller's.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<GateReplay> RunAsync(LocalDate day, DialBook book, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(book);
        var entries = new List<GateLogEntry>();
        await foreach (var entry in log.ReadAsync(day, ct))
        {
            entries.Add(entry);
        }

        // In the order of what the gate knew: events are only ever added.
        var gate = new DialGate(new DialMemory());
        _ = gate.Swap(book);
        var counts = new GateReplay(0, 0, 0, 0, []);
        var differences = new List<GateDifference>();
        await using var events = journal.ReadAsync(1, ct).GetAsyncEnumerator(ct);
        var more = await events.MoveNextAsync();
        foreach (var entry in entries.OrderBy(entry => entry.Position).ThenBy(entry => entry.At))
        {
            while (more && events.Current.Position <= entry.Position)
            {
                gate.Apply(events.Current.Event, events.Current.Position);
                more = await events.MoveNextAsync();
            }

            if (entry.Book != book.Digest || entry.Number.IsNone)
            {
                counts = entry.Number.IsNone ? counts with { Unreadable = counts.Unreadable + 1 } : counts with { OtherBook = counts.OtherBook + 1 };
                continue;
            }

            var answer = gate.Decide(entry.Call, entry.Number);
            counts = counts with { Judged = counts.Judged + 1 };
            if (answer.Verdict != entry.Verdict || answer.ReasonsId != entry.ReasonsId)
            {
                counts = counts with { Wrongly = counts.Wrongly + (entry.Verdict == Verdict.Allow && !answer.MayDial ? 1 : 0) };
                differences.Add(new GateDifference(entry.Decision, entry.Verdict, answer));
            }
        }

        return counts with { Differences = Sequence.From(differences.Take(MostTold)) };
    }
}
