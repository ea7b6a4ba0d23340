// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Bench;

/// <summary><c>bench hashing</c>: many messages side by side against the native one-shot call, message by message.</summary>
internal static class HashingBench
{
    private const int Rounds = 9;
    private const int BytesInRun = 32 << 20;
    private const int RoundsOfTrees = 5;
    private const int Leaves = 20_000_000;
    private const int LeavesInChunk = 50_000;

    // Name, bytes in each message, blocks each is padded to, and the prefix byte of a Merkle tree or none.
    private static readonly (string What, int Length, int Blocks, byte? Prefix)[] Cases =
    [
        ("a message of 55 bytes: one block", 55, 1, null),
        ("a salted leaf over a telephone number: 49 bytes and the prefix, one block", 49, 1, 0),
        ("a Merkle node: 64 bytes and the prefix, two blocks", 64, 2, 1),
        ("a leaf of 128 bytes and the prefix, three blocks", 128, 3, 0),
        ("a record of 1000 bytes: sixteen blocks", 1000, 16, null),
    ];

    public static int Run(string[] args)
    {
        var lines = new List<Line>();
        foreach (var one in Cases)
        {
            lines.Add(Compare(one.What, one.Length, one.Blocks, one.Prefix));
        }

        Save(Measure.Option(args, "--date") ?? "undated", lines, SealedTrees());
        return 0;
    }

    private static Line Compare(string what, int length, int blocks, byte? prefix)
    {
        var count = BytesInRun / (64 * blocks);
        var messages = new byte[count * length];
        new Random(20261121).NextBytes(messages);
        var native = new byte[count * 32];
        var side = new byte[count * 32];
        var measures = Measure.Interleaved(
            Rounds,
            ("native, one call a message", () => Timed(() => OneByOne(messages, length, native, prefix))),
            ("side by side", () => Timed(() => MultiBufferSha256.HashEqual(messages, length, side, prefix))));
        return native.AsSpan().SequenceEqual(side)
            ? new Line(what, blocks, Nanoseconds(measures[0], count), Nanoseconds(measures[1], count))
            : throw new InvalidOperationException("The digests differ.");
    }

    private static void OneByOne(byte[] messages, int length, byte[] digests, byte? prefix)
    {
        Span<byte> prefixed = stackalloc byte[1 + length];
        prefixed[0] = prefix ?? 0;
        for (int i = 0, at = 0; at < messages.Length; i++, at += length)
        {
            var message = messages.AsSpan(at, length);
            if (prefix is not null)
            {
                message.CopyTo(prefixed[1..]);
            }

            SHA256.HashData(prefix is null ? message : prefixed, digests.AsSpan(32 * i, 32));
        }
    }

    // A list's leaves as the screening seals them: chunks taken by whichever thread is free, joined in order at the end.
    private static List<Sealed> SealedTrees()
    {
        using var secret = new SaltSecret(new byte[SaltSecret.Size]);
        var values = new byte[LeavesInChunk * SealedRange.ValueSize];
        new Random(20261121).NextBytes(values);
        int[] threads = [1, 2];
        var roots = new ContentHash[threads.Length];
        var measures = Measure.Interleaved(
            RoundsOfTrees,
            [.. threads.Select((count, i) => ($"{count}", (Func<double?>)(() => Timed(() => roots[i] = Root(secret, values, count)))))]);
        return roots[0] == roots[1]
            ? [.. threads.Select((count, i) => new Sealed(count, measures[i].Median, measures[i].Min, measures[i].Max))]
            : throw new InvalidOperationException("The roots differ.");
    }

    private static ContentHash Root(SaltSecret secret, byte[] values, int threads)
    {
        var ranges = new MerkleRange[Leaves / LeavesInChunk];
        var next = -1;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int chunk; (chunk = Interlocked.Increment(ref next)) < ranges.Length;)
            {
                using var range = new SealedRange(secret, (long)chunk * LeavesInChunk);
                range.Append(values, LeavesInChunk);
                ranges[chunk] = range.Finish();
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return ranges.Aggregate(MerkleRange.Empty(0), (joined, range) => joined.Then(range)).Root();
    }

    private static double? Timed(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Times Nanoseconds(Measure measure, int count) =>
        new(measure.Median * 1e9 / count, measure.Min * 1e9 / count, measure.Max * 1e9 / count);

    private static void Save(string date, List<Line> lines, List<Sealed> trees)
    {
        var text = new StringBuilder();
        text.AppendLine("# SHA-256 of many messages side by side");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Measure.Cpu}; .NET {Environment.Version}; {MultiBufferSha256.Lanes} lanes; one thread; {date}.");
        text.AppendLine("Command: `./do bench hashing --date " + date + "`, which is `dotnet run --project bench/Bench -c Release -- hashing`.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Both contenders hash the same messages in turn, {Rounds} rounds after one that is not counted; times are medians (shortest–longest), and the digests are compared.");
        text.AppendLine();
        text.AppendLine("| what | native `SHA256.HashData`, ns a message | side by side, ns a message | native, ns a block | side by side, ns a block | ratio |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.What} | {line.Native} | {line.Side} | {line.Native.Median / line.Blocks:F1} | {line.Side.Median / line.Blocks:F1} | {line.Native.Median / line.Side.Median:F1}× |");
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Sealing {Leaves:N0} rows as a screening does, salts derived, leaves and nodes hashed, in chunks of {LeavesInChunk:N0} joined at the end; medians of {RoundsOfTrees} (shortest–longest):");
        text.AppendLine();
        text.AppendLine("| threads | seconds | ns a leaf and thread | million leaves a second |");
        text.AppendLine("|---|---|---|---|");
        foreach (var tree in trees)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {tree.Threads} | {tree.Median:F2} ({tree.Min:F2}–{tree.Max:F2}) | {tree.Median * tree.Threads * 1e9 / Leaves:F0} | {Leaves / tree.Median / 1e6:F1} |");
        }

        text.AppendLine();
        text.AppendLine("Why it is faster: the native call uses the processor's own SHA instructions but costs a call through the system's library for each message;");
        text.AppendLine("side by side no call is made, and one instruction works on every lane. A single long message stays with the native call, which is faster for it.");
        Measure.Save("hashing", text.ToString().ReplaceLineEndings("\n"), Json(date, lines, trees));
        Console.Write(text);
    }

    private static string Json(string date, List<Line> lines, List<Sealed> trees) => System.Text.Json.JsonSerializer.Serialize(
        new
        {
            date,
            cpu = Measure.Cpu,
            lanes = MultiBufferSha256.Lanes,
            cases = lines.Select(line => new { line.What, line.Blocks, native_ns = line.Native.Median, side_by_side_ns = line.Side.Median }),
            sealed_trees = trees.Select(tree => new { leaves = Leaves, threads = tree.Threads, seconds = tree.Median }),
        },
        new System.Text.Json.JsonSerializerOptions { WriteIndented = true }) + "\n";

    private sealed record Sealed(int Threads, double Median, double Min, double Max);

    private sealed record Times(double Median, double Min, double Max)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F0} ({Min:F0}–{Max:F0})");
    }

    private sealed record Line(string What, int Blocks, Times Native, Times Side);
}
