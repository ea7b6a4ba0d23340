// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Stores.Files;
using NodaTime;

namespace Filiera.Bench;

/// <summary>A register on a disk as it grows: each entry states another number, so that the map grows as fast as the log.</summary>
internal sealed class GrowingLog(string folder)
{
    private const int AtOnce = 8_192;
    private const int TilesKept = 256;
    private const int Proofs = 20_000;
    private const double MiB = 1 << 20;
    private static readonly LocalDate Day = new(2026, 11, 20);
    private readonly DurableLog _log = new(folder);
    private int _written;

    /// <summary>Adds entries up to each size, then measures its writer and a reader.</summary>
    public async Task<List<Row>> RunAsync(IEnumerable<int> sizes)
    {
        var rows = new List<Row>();
        foreach (var size in sizes)
        {
            rows.Add(await ReadAsync(await WriteAsync(size)));
            Console.Error.WriteLine(rows[^1]);
        }

        return rows;
    }

    private async Task<Row> WriteAsync(int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (first, longest, start) = (_written, 0.0, Stopwatch.GetTimestamp());
        double rate, held;
        using (var writer = await OpenAsync())
        {
            while (_written < size)
            {
                var batch = Math.Min(AtOnce, size - _written);
                var entries = new ReadOnlyMemory<byte>[batch];
                Parallel.For(0, batch, i => entries[i] = Entry(_written + i));
                var one = Stopwatch.GetTimestamp();
                (await writer.AppendAsync(entries, CancellationToken.None)).ValueOrThrow();
                (await writer.PublishAsync(CancellationToken.None)).ValueOrThrow();
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(one).TotalSeconds);
                _written += batch;
            }

            rate = (_written - first) / Stopwatch.GetElapsedTime(start).TotalSeconds;
            held = (GC.GetTotalMemory(forceFullCollection: true) - before) / MiB;
            GC.KeepAlive(writer);
        }

        var opening = Stopwatch.GetTimestamp();
        (await OpenAsync()).Dispose();
        var opened = Stopwatch.GetElapsedTime(opening).TotalMilliseconds;
        return new Row(size, rate, longest, held, opened, WorkMiB("writing"), 0, 0, 0, 0, 0);
    }

    private async Task<Row> ReadAsync(Row row)
    {
        var access = new FileLogAccess(_log.Directory);
        var (note, key) = (await access.Files.ReadCheckpointAsync(CancellationToken.None), await _log.KeyAsync());
        var signed = SignedCheckpoint.Open(note!, DurableLog.Origin, [key]).ValueOrThrow();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var room = access.ReadingRoom();
        var log = (await LogReader.OpenAsync(access.Files, signed.Checkpoint, CancellationToken.None, TilesKept, room.Open("ways"))).ValueOrThrow();

        // As the portal reads it: from the beginning to the end, once. Then numbers are asked for at random.
        var start = Stopwatch.GetTimestamp();
        for (var tile = 0L; tile << 8 < log.Size; tile++)
        {
            (await log.LeafHashAsync(tile << 8, CancellationToken.None)).ValueOrThrow();
        }

        var first = Stopwatch.GetElapsedTime(start).TotalMicroseconds / ((log.Size + 255) >> 8);
        OurLog.Prove(log, Proofs);
        var proved = 1e6 * OurLog.Prove(log, Proofs) / Proofs;
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / MiB;
        var path = (await log.ProveInclusionAsync(row.Entries / 2, CancellationToken.None)).ValueOrThrow().Path.Count;
        using var process = Process.GetCurrentProcess();
        return row with { Tile = first, Proof = proved, Hashes = path, ReaderHeld = held, Resident = process.WorkingSet64 / MiB };
    }

    private async Task<LogWriter> OpenAsync()
    {
        var store = FileLogStore.Open(_log.Directory).ValueOrThrow();
        var clock = new DurableLog.StillClock();
        return (await LogWriter.OpenAsync(store, _log.Keys, clock, new LogWriterOptions(DurableLog.Origin, new MapSeal(clock, store.Work)), CancellationToken.None)).ValueOrThrow();
    }

    private double WorkMiB(string room) =>
        new DirectoryInfo(Path.Combine(_log.Directory.LogWork, room)).EnumerateFiles().Sum(file => file.Length) / MiB;

    private static byte[] Entry(int i) => RegisterEntry.Create(
        EntryType.CallerNumberDeclared,
        EntrySubject.Of(SubjectKind.CallerNumber, string.Create(CultureInfo.InvariantCulture, $"+3902{i:00000000}")),
        null,
        Day,
        NodaTime.Instant.FromUtc(2026, 11, 20, 9, 0),
        Json.Object(("holder", "organisation:IT99901010019"))).ValueOrThrow().ToBytes();

    /// <summary>A register of some size.</summary>
    /// <param name="Entries">Entries stated, but for the map's roots.</param>
    /// <param name="PerSecond">Added a second since the size before, under a checkpoint for each batch.</param>
    /// <param name="Longest">Seconds of the slowest batch, checkpoint included.</param>
    /// <param name="WriterHeld">MiB the writer holds.</param>
    /// <param name="Opening">Milliseconds until it is open again.</param>
    /// <param name="Work">MiB of its working files.</param>
    /// <param name="Tile">Microseconds to read and hash a tile for the first time.</param>
    /// <param name="Proof">Microseconds of a leaf hash and its proof, made and checked.</param>
    /// <param name="Hashes">Hashes in a proof.</param>
    /// <param name="ReaderHeld">MiB the reader holds.</param>
    /// <param name="Resident">MiB of the whole process.</param>
    internal sealed record Row(
        int Entries, double PerSecond, double Longest, double WriterHeld, double Opening, double Work, double Tile, double Proof, int Hashes, double ReaderHeld, double Resident);
}
