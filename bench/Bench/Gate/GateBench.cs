// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Filiera.Numbering;
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary><c>bench gate</c>: decisions in process, one thread, random numbers of tens of millions, as one number a call and as a thousand.</summary>
internal static class GateBench
{
    private const int Rounds = 11;
    private const int Batch = 1000;
    private const string Floor = "for comparison: one look-up in the table of answers, each after the one before";

    public static int Run(string[] args)
    {
        var numbers = int.Parse(Measure.Option(args, "--numbers") ?? "31000000", CultureInfo.InvariantCulture);
        var asked = int.Parse(Measure.Option(args, "--asked") ?? "4000000", CultureInfo.InvariantCulture);
        using var world = new GateWorld(numbers, 1_000_000, asked);
        var (one, many) = (0L, 0L);
        var measures = Measure.Interleaved(
            Rounds,
            ("one number a call", () => Timed(() => one = OneByOne(world))),
            ("a thousand numbers a call", () => Timed(() => many = Batches(world))),
            (Floor, () => Timed(() => Chained(world))));
        if (one != many || one == 0 || one == asked)
        {
            throw new InvalidOperationException("The answers differ, or are all the same.");
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        OneByOne(world);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Save(Measure.Option(args, "--date") ?? "undated", numbers, asked, one, allocated, measures);
        return 0;
    }

    private static long OneByOne(GateWorld world)
    {
        var allowed = 0L;
        for (var at = 0; at < world.Text.Length; at += 11 * Batch)
        {
            allowed += Some(world.Gate, GateWorld.Call, world.Text.AsSpan(at, Math.Min(11 * Batch, world.Text.Length - at)));
        }

        return allowed;
    }

    // As whoever asks: neither the call nor the gate is known when this is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Some(DialGate gate, in DialCall call, ReadOnlySpan<byte> text)
    {
        var allowed = 0L;
        for (var at = 0; at < text.Length; at += 11)
        {
            allowed += gate.Decide(call, text.Slice(at, 10)).MayDial ? 1 : 0;
        }

        return allowed;
    }

    // What the memory of this machine allows a gate that knows the next number only when it has said something of the one before.
    private static long Chained(GateWorld world)
    {
        var seen = 0L;
        var text = world.Text.AsSpan();
        for (var at = 0; at < text.Length; at += 11)
        {
            // Each look-up waits for the one before: its address is made of what was found.
            var payload = world.Answers.Find(BulkNumbers.Ordinal(text.Slice(at, 10)) ^ (uint)(seen >> 62));
            seen += payload;
        }

        return seen;
    }

    private static long Batches(GateWorld world)
    {
        var allowed = 0L;
        var answers = new DialAnswer[Batch];
        for (var first = 0; first < world.Ranges.Length; first += Batch)
        {
            var each = world.Ranges.AsSpan(first, Math.Min(Batch, world.Ranges.Length - first));
            world.Gate.Decide(GateWorld.Call, world.Text, each, answers);
            foreach (var answer in answers.AsSpan(0, each.Length))
            {
                allowed += answer.MayDial ? 1 : 0;
            }
        }

        return allowed;
    }

    private static double Timed(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Save(string date, int numbers, int asked, long allowed, long allocated, IReadOnlyList<Measure> measures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The dial gate in process\n\n{Measure.Cpu}; {date}; one thread; {numbers:N0} answers and as many claims, 1,000,000 events remembered; ");
        text.Append(CultureInfo.InvariantCulture, $"{asked:N0} numbers drawn at random, in ASCII digits; medians of {Rounds} runs, in turn. {allowed:N0} were allowed, the same both ways; ");
        text.Append(CultureInfo.InvariantCulture, $"{allocated:N0} bytes were allocated in a run of single calls. A verdict with its reasons, without a token.\n\n");
        text.Append("| how | million numbers a second | lowest and highest | goal | prototype |\n| --- | ---: | --- | --- | --- |\n");
        foreach (var (measure, goal, prototype) in measures.Zip(["8", "10", "–"], ["4.9", "–", "–"]))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {measure.Name} | {asked / measure.Median / 1e6:0.0} | {asked / measure.Max / 1e6:0.0}–{asked / measure.Min / 1e6:0.0} | {goal} | {prototype} |\n");
        }

        Console.Write(text);
        Measure.Save("gate", text.ToString(), JsonSerializer.Serialize(new { date, cpu = Measure.Cpu, numbers, asked, allowed, allocated, measures }) + "\n");
    }
}
