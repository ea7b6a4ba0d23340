// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Register.Tests;

/// <summary>A log's files in memory, which can fail at any write and be opened again as after a crash.</summary>
internal sealed class MemoryLog : ILogStore
{
    public byte[]? Checkpoint { get; set; }

    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<long, List<byte>> Journals { get; } = [];

    public MemoryWork Work { get; } = new();

    IWorkRoom ILogStore.Work => Work;

    /// <summary>Steps still carried out before the crash: a step is one file written or removed, or one piece of a journal record.</summary>
    public int StepsLeft { get; set; } = int.MaxValue;

    public int Flushes { get; private set; }

    public bool IsDisposed { get; private set; }

    public ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => new(Checkpoint);

    public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => new(Files.GetValueOrDefault(path.ToString()));

    public Task<Sequence<LogJournal>> ReadJournalsAsync(CancellationToken ct) =>
        Task.FromResult(Sequence.From(Journals.Select(journal => new LogJournal(journal.Key, journal.Value.ToArray()))));

    public Task StartJournalAsync(long first, CancellationToken ct)
    {
        Step();
        Journals[first] = [];
        return Task.CompletedTask;
    }

    public Task AppendToJournalAsync(ReadOnlyMemory<byte> record, CancellationToken ct)
    {
        // A record is written in pieces, any of which may be the last to arrive.
        foreach (var piece in record.ToArray().Chunk(1 + (record.Length / 3)))
        {
            Step();
            Journals.Values.Last().AddRange(piece);
        }

        Flushes++;
        return Task.CompletedTask;
    }

    public Task RemoveJournalsBeforeAsync(long first, CancellationToken ct)
    {
        foreach (var old in Journals.Keys.Where(key => key < first).ToList())
        {
            Step();
            Journals.Remove(old);
        }

        return Task.CompletedTask;
    }

    public Task WriteAsync(IReadOnlyCollection<(TilePath Path, byte[] Bytes)> files, CancellationToken ct)
    {
        foreach (var (path, bytes) in files)
        {
            Step();

            // No name ever gets two contents: readers and caches keep what they saw.
            Assert.True(!Files.TryGetValue(path.ToString(), out var there) || there.AsSpan().SequenceEqual(bytes), path.ToString());
            Files[path.ToString()] = bytes;
        }

        return Task.CompletedTask;
    }

    public Task PublishAsync(byte[] checkpoint, CancellationToken ct)
    {
        Step();
        Checkpoint = checkpoint;
        return Task.CompletedTask;
    }

    public Task<int> RemovePartialsAsync(IEnumerable<TilePath> full, CancellationToken ct)
    {
        var removed = 0;
        foreach (var path in full.Select(tile => tile.Full.ToString()).Where(Files.ContainsKey))
        {
            var partials = Files.Keys.Where(name => name.StartsWith(path + ".p/", StringComparison.Ordinal)).ToList();
            removed += partials.Count > 0 ? 1 : 0;
            foreach (var partial in partials)
            {
                Step();
                Files.Remove(partial);
            }
        }

        return Task.FromResult(removed);
    }

    public void Dispose() => IsDisposed = true;

    private void Step()
    {
        if (StepsLeft-- <= 0)
        {
            throw new IOException("The power is gone.");
        }
    }
}
