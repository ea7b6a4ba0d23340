// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Filiera.Register;
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Bench;

/// <summary>Our log on a disk, each entry flushed before it is acknowledged.</summary>
internal sealed class DurableLog
{
    public const string Origin = "log.example/bench";
    private const int Writers = 8;

    /// <param name="folder">An empty folder on the disk measured.</param>
    public DurableLog(string folder) => Directory = DataDirectory.Open(folder);

    public DataDirectory Directory { get; }

    /// <summary>Entries acknowledged a second by eight writers, each waiting for its own before the next; the checkpoint at the end is counted in.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="inFlight">Entries each writer has waiting at a time.</param>
    public async Task<double> AppendAsync(double seconds, int inFlight)
    {
        using var writer = (await LogWriter.OpenAsync(
            FileLogStore.Open(Directory).ValueOrThrow(), Keys, new StillClock(), new LogWriterOptions(Origin, MostUnpublished: 1_000_000), CancellationToken.None)).ValueOrThrow();
        var start = Stopwatch.GetTimestamp();
        var run = start;
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers * inFlight).Select(one => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; count++)
            {
                var entry = string.Create(CultureInfo.InvariantCulture, $"{run} {one} {count} {new string('x', 200)}");
                (await writer.AppendAsync(Encoding.ASCII.GetBytes(entry), CancellationToken.None)).ValueOrThrow();
            }

            return count;
        })));
        (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow();
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What the disk allows: 2 KiB added to a file and flushed, times a second.</summary>
    public double FlushesASecond(double seconds)
    {
        using var file = new FileStream(Path.Combine(Directory.Root, "flushes"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; count++)
        {
            file.Write(new byte[2048]);
            file.Flush(flushToDisk: true);
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The log's key, as others are told it.</summary>
    public async Task<NoteKey> KeyAsync() =>
        new(Origin, NoteKeyKind.Ed25519, (await Keys.ListAsync(CancellationToken.None))[0].Key);

    internal FileKeyStore Keys => new(Directory, new StillClock());

    internal sealed class StillClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 22, 9, 0);
    }
}
