// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Filiera.Register;

namespace Filiera.Bench;

/// <summary><c>bench register</c>: the public log against Go's tlog and note, and what a disk allows.</summary>
internal static class RegisterBench
{
    private const int Rounds = 3;
    private const int Entries = 300_000;
    private const int Proofs = 50_000;
    private const int Verifications = 5_000;
    private const double DurableSeconds = 2;

    /// <summary>Options: <c>--date</c>, and <c>--largest</c> (10000000), the entries of the largest log.</summary>
    public static int Run(string[] args) => RunAsync(
        Measure.Option(args, "--date") ?? "undated", int.Parse(Measure.Option(args, "--largest") ?? "10000000", CultureInfo.InvariantCulture)).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(string date, int largest)
    {
        var folder = Directory.CreateTempSubdirectory("filiera-bench-register-").FullName;
        try
        {
            using var peer = new GoPeer(folder);
            var (lines, durable) = (await AgainstGoAsync(peer, folder), await DurableAsync(peer, folder));
            var growth = await new GrowingLog(Path.Combine(folder, "growing")).RunAsync(((int[])[1_000, 10_000, 100_000, 1_000_000, 10_000_000]).Where(size => size <= largest));
            var (markdown, json) = Report(date, largest, lines, durable, growth);
            Console.WriteLine(markdown);
            Measure.Save("register", markdown, json);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<Line>> AgainstGoAsync(GoPeer peer, string folder)
    {
        var ours = new OurLog();
        var value = "";
        var appended = Measure.Interleaved(
            Rounds,
            ("Go", () => Appended(peer.Ask("append", Entries), out value)),
            ("ours", () => ours.Append(Entries)));
        if (value != Convert.ToBase64String(ours.Root.ToArray()))
        {
            throw new InvalidOperationException("The roots differ.");
        }

        var log = (await LogReader.OpenAsync(ours, new Checkpoint(DurableLog.Origin, ours.Size, ours.Root), CancellationToken.None)).ValueOrThrow();
        var proved = Measure.Interleaved(
            Rounds,
            ("Go", () => peer.Ask("prove", Proofs).Seconds),
            ("ours", () => OurLog.Prove(log, Proofs)));

        var one = new DurableLog(Path.Combine(folder, "one"));
        await one.AppendAsync(0.01, 1);
        var key = await one.KeyAsync();
        var file = Path.Combine(one.Directory.Log, "checkpoint");
        var note = await File.ReadAllBytesAsync(file);
        var verified = Measure.Interleaved(
            Rounds,
            ("Go", () => peer.Ask("verify", Verifications, file, key.ToString()).Seconds),
            ("ours", () => Verify(note, key)));
        return
        [
            Line.Of("hash-only append, entries a second", Entries, appended, 2),
            Line.Of($"inclusion proof made and checked in a tree of {Entries} entries, a second", Proofs, proved, 3),
            Line.Of("checkpoint opened and its signature verified, a second", Verifications, verified, 1.4),
        ];
    }

    private static double Appended((double Seconds, string Value) answer, out string root)
    {
        root = answer.Value;
        return answer.Seconds;
    }

    private static double Verify(byte[] note, NoteKey key)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Verifications; i++)
        {
            SignedCheckpoint.Open(note, DurableLog.Origin, [key]).ValueOrThrow();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<Durable> DurableAsync(GoPeer peer, string folder)
    {
        var log = new DurableLog(Path.Combine(folder, "durable"));
        await log.AppendAsync(0.2, 1);
        var flushes = log.FlushesASecond(1);
        var one = await log.AppendAsync(DurableSeconds, 1);
        var many = await log.AppendAsync(DurableSeconds, 8);

        // The log just written, opened and recomputed by code that is not ours.
        peer.Ask("check", 0, log.Directory.Log, (await log.KeyAsync()).ToString());
        return new Durable(flushes, one, many);
    }

    private static (string Markdown, string Json) Report(string date, int largest, List<Line> lines, Durable durable, List<GrowingLog.Row> growth)
    {
        var text = new StringBuilder();
        text.AppendLine("# The public log against Go's tlog and note").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Measure.Cpu}; .NET {Environment.Version}; Go 1.19 and x/mod 0.7.0 of Debian 12; one thread each; {date}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Command: `./do bench register --largest {largest} --date {date}`, which is `dotnet run --project bench/Bench -c Release -- register`.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Both do the same work in turn, {Rounds} rounds after one that is not counted; medians (lowest–highest); entries of 200 bytes; the roots are compared.").AppendLine();
        text.AppendLine("| what | Go | ours | ratio | goal |").AppendLine("|---|---|---|---|---|");
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.What} | {line.Go} | {line.Ours} | {line.Ratio:0.0}× | ≥ {line.Goal}× |");
        }

        text.AppendLine().AppendLine("As a register grows on the disk, where each entry of about 240 bytes states another number, so that the map has as many keys. Its writer flushes 8,192 entries at once and publishes each time; a reader that keeps 256 of the lowest tiles and 256 of those above (8.5 MiB at most) reads the whole log once and proves entries at random:").AppendLine();
        text.AppendLine("| entries | added, a second | slowest batch, s | held by the writer, MiB | its working files, MiB | opened again, ms | a tile for the first time, µs | proof made and checked, µs | hashes in a proof | held by the reader, MiB | whole process, MiB |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in growth)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Entries:N0} | {row.PerSecond:N0} | {row.Longest:0.00} | {row.WriterHeld:0.0} | {row.Work:N0} | {row.Opening:0.0} | {row.Tile:0.0} | {row.Proof:0.0} | {row.Hashes} | {row.ReaderHeld:0.0} | {row.Resident:N0} |");
        }

        text.AppendLine().AppendLine("Durable append, flushed to the disk before each acknowledgement, entries a second:").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"* 8 writers, each waiting for its entry before it sends the next, the checkpoint at the end counted in: {durable.EightWriters:N0} (goal ≥ 5,000)");
        text.AppendLine(CultureInfo.InvariantCulture, $"* 8 writers with 8 entries each on their way: {durable.EightInFlight:N0}");
        text.AppendLine(CultureInfo.InvariantCulture, $"* this disk, 2 KiB added to a file and flushed, a second: {durable.Flushes:N0}; one flush carries all who wait, so that eight waiting writers can reach at most about eight times that");
        text.AppendLine().AppendLine("The log written by this run was opened and its root recomputed by the Go program. Tessera states 10,000 entries a second for itself on NVMe with 7 cores; it was not run here.");
        return (text.ToString(), JsonSerializer.Serialize(new { lines, durable, growth }, Indented));
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private sealed record Durable(double Flushes, double EightWriters, double EightInFlight);

    private sealed record Line(string What, string Go, string Ours, double Ratio, double Goal)
    {
        public static Line Of(string what, int count, IReadOnlyList<Measure> measures, double goal) =>
            new(what, Rate(count, measures[0]), Rate(count, measures[1]), measures[0].Median / measures[1].Median, goal);

        private static string Rate(int count, Measure measure) =>
            string.Create(CultureInfo.InvariantCulture, $"{count / measure.Median:N0} ({count / measure.Max:N0}–{count / measure.Min:N0})");
    }
}
