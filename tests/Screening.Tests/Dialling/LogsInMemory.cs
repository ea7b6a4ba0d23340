// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening.Tests;

/// <summary>Journal and log of a gate in memory, for tests that are not about storing.</summary>
internal sealed class LogsInMemory : IDialJournal, IGateLog
{
    public List<DialEvent> Events { get; } = [];

    public List<GateLogEntry> Entries { get; } = [];

    public Dictionary<ulong, string> Reasons { get; } = [];

    public long Position => Events.Count;

    public void MakeReady(Instant at)
    {
        // Memory is ready.
    }

    public ValueTask<Result<long>> AppendAsync(DialEvent one, CancellationToken ct)
    {
        Events.Add(one);
        return ValueTask.FromResult<Result<long>>(Position);
    }

    public ValueTask<Result<long>> AppendAsync(ReadOnlyMemory<DialEvent> events, CancellationToken ct)
    {
        Events.AddRange(events.Span);
        return ValueTask.FromResult<Result<long>>(Position);
    }

    public async IAsyncEnumerable<(long Position, DialEvent Event)> ReadAsync(long from, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (at, one) in Events.Index().Skip((int)from - 1))
        {
            await Task.CompletedTask;
            yield return (at + 1, one);
        }
    }

    public void Append(in GateLogEntry entry, DialAnswer answer)
    {
        Entries.Add(entry);
        Reasons[answer.ReasonsId] = answer.Text;
    }

    public async IAsyncEnumerable<GateLogEntry> ReadAsync(LocalDate day, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var entry in Entries.Where(entry => RomeTime.DayOf(entry.At) == day))
        {
            await Task.CompletedTask;
            yield return entry;
        }
    }

    public Sequence<LocalDate> Days() => Sequence.From(Entries.Select(entry => RomeTime.DayOf(entry.At)).Distinct().Order());

    public bool Erase(LocalDate day) => Entries.RemoveAll(entry => RomeTime.DayOf(entry.At) == day) > 0;

    public ValueTask<IReadOnlyDictionary<ulong, string>> ReasonsAsync(LocalDate day, CancellationToken ct) => ValueTask.FromResult<IReadOnlyDictionary<ulong, string>>(Reasons);

    public Task<Sequence<GateTally>> TallyAsync(LocalDate day, CancellationToken ct) => Task.FromResult(Sequence.From(Entries
        .Where(entry => RomeTime.DayOf(entry.At) == day)
        .GroupBy(entry => (entry.Verdict, entry.ReasonsId))
        .OrderBy(group => group.Key)
        .Select(group => new GateTally(group.Key.Verdict, group.Key.ReasonsId, group.LongCount()))));
}
