// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>The dial gate over HTTP, against the same server with nothing behind it, nginx with a static file, and a look-up in PostgreSQL for each number.</summary>
/// <remarks>Every part is a process of the tool, as anyone would start it: gate, bare server and load share the machine.</remarks>
public static class GateHttpBench
{
    private const int Batch = 1000;
    private const string Withheld = "gate, one number a request";
    private const string Cleared = "gate, one number a request, each allowed with a token";
    private const string OptOuts = "gate, one durable opt-out a request, 64 clients";
    private const string AtHalfThatRate = "gate, one number a request, at half that rate";
    private const int LeastRateSeconds = 5;
    private static readonly TimeSpan _betweenChoices = TimeSpan.FromSeconds(1);

    /// <summary>Options: <c>--rounds</c> (an odd number), <c>--seconds</c> of each run, <c>--date</c>; PostgreSQL when FILIERA_TEST_POSTGRES names one; nginx when it is installed.</summary>
    public static int Run(string[] args)
    {
        var rounds = int.Parse(Measure.Option(args, "--rounds") ?? "3", CultureInfo.InvariantCulture) | 1;
        var seconds = Measure.Option(args, "--seconds") ?? "3";
        var floor = ClockWatch.Say(TimeSpan.FromSeconds(5));
        using var bed = GateBed.Open();
        var median = Medians(Runs(bed, seconds), rounds, load => load.PerSecond);
        var half = (median.First(one => one.Name == Withheld).Load.PerSecond / 2).ToString("F0", CultureInfo.InvariantCulture);

        // At a rate that is given, the rounds differ by how late the answers are. One pause of the machine is one in a hundred of a short run, so these are longer.
        var longer = Math.Max(int.Parse(seconds, CultureInfo.InvariantCulture), LeastRateSeconds).ToString(CultureInfo.InvariantCulture);
        median.AddRange(Medians(AtHalf(bed, longer, half), rounds, load => load.P99));
        var (swaps, swapped) = Swapped(bed, half, rounds);
        median.Add((SwappedName(swaps), swapped));

        // Last, because each opt-out is work for the database for some time after it was acknowledged.
        median.AddRange(Medians([(OptOuts, () => bed.Load(bed.Gate, seconds, "--opt-outs"))], rounds, load => load.PerSecond));
        var waiting = string.Create(CultureInfo.InvariantCulture, $"gate, one number a request, at the same rate, while {bed.ToEnter():N0} opt-outs wait to be entered as rights requests");
        median.AddRange(Medians([(waiting, () => bed.Load(bed.Gate, longer, "--rate", half))], rounds, load => load.P99));
        var optOuts = bed.OptOuts(200);
        if (Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES") is { Length: > 0 } postgres)
        {
            median.Add(("PostgreSQL, one look-up among 5 M blocked numbers for each, 16 connections", BlockedNumbers.Measure(postgres, double.Parse(seconds, CultureInfo.InvariantCulture))));
        }

        var report = Report(median, swaps, optOuts, rounds, seconds, Measure.Option(args, "--date") ?? "undated");
        report = report.Replace("\nRun it:", $"\n{floor}\n\nRun it:", StringComparison.Ordinal);
        Console.WriteLine(report);
        Measure.Save("gate-http", report, JsonSerializer.Serialize(median.Select(one => new { one.Name, one.Load })));
        return median.Exists(one => one.Load.Refused + one.Load.Broken > 0) ? 1 : 0;
    }

    // One round first that is not counted: everything is compiled, and the log has its files. Each round begins with another contender.
    private static List<(string Name, GateLoad Load)> Medians(List<(string Name, Func<GateLoad> Run)> runs, int rounds, Func<GateLoad, double> by)
    {
        var results = runs.Select(_ => new List<GateLoad>()).ToList();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < runs.Count; i++)
            {
                var which = (i + round + 1) % runs.Count;
                var load = runs[which].Run();
                if (round >= 0)
                {
                    results[which].Add(load);
                }
            }
        }

        return [.. runs.Select((run, i) => (run.Name, results[i].OrderBy(by).ElementAt(rounds / 2)))];
    }

    private static List<(string Name, Func<GateLoad> Run)> Runs(GateBed bed, string seconds)
    {
        var runs = new List<(string Name, Func<GateLoad> Run)>
        {
            ("bare server, one short text", () => bed.Load(bed.Bare, seconds, "--get", "/")),
            ("bare server, asked with the gate's request", () => bed.Load(bed.Bare, seconds)),
            ("bare server with the gate's transport settings, one short text", () => bed.Load(bed.BareAsTheGate, seconds, "--get", "/")),
            ("bare server with the gate's transport settings, asked with the gate's request", () => bed.Load(bed.BareAsTheGate, seconds)),
            (Withheld, () => bed.Load(bed.Gate, seconds)),
            (Cleared, () => bed.Load(bed.GateAtTen, seconds, "--numbers", bed.Allowed)),
            ("gate, 1,000 numbers a request", () => bed.Load(bed.Gate, seconds, "--batch", Batch.ToString(CultureInfo.InvariantCulture), "--connections", "4")),
        };
        if (bed.Nginx is { } nginx)
        {
            runs.Insert(1, ("nginx, a static file", () => bed.Load(nginx, seconds, "--get", "/index.html")));
        }

        return runs;
    }

    // Whoever shares two processors with what it measures is late itself: the bare server at the same rate shows how late.
    private static List<(string Name, Func<GateLoad> Run)> AtHalf(GateBed bed, string seconds, string rate) =>
    [
        (AtHalfThatRate, () => bed.Load(bed.Gate, seconds, "--rate", rate)),
        ("gate, each allowed with a token, at the same rate", () => bed.Load(bed.GateAtTen, seconds, "--numbers", bed.Allowed, "--rate", rate)),
        ("bare server, one short text, at the same rate", () => bed.Load(bed.Bare, seconds, "--get", "/", "--rate", rate)),
        ("bare server with the gate's transport settings, one short text, at the same rate", () => bed.Load(bed.BareAsTheGate, seconds, "--get", "/", "--rate", rate)),
        .. bed.Nginx is { } nginx ? [("nginx, a static file, at the same rate", () => bed.Load(nginx, seconds, "--get", "/index.html", "--rate", rate))] : Array.Empty<(string, Func<GateLoad>)>(),
    ];

    // Sources change every second, and are looked at every two.
    private static (int Swaps, GateLoad Load) Swapped(GateBed bed, string rate, int rounds)
    {
        var before = bed.Books;
        using var ended = new CancellationTokenSource();
        var choosing = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await bed.ChooseAsync();
                await Task.Delay(_betweenChoices, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        var loads = Enumerable.Range(0, rounds).Select(_ => bed.Load(bed.Gate, "10", "--rate", rate)).ToList();
        var swaps = bed.Books - before;
        ended.Cancel();
        choosing.Wait();
        return (swaps, loads.OrderBy(load => load.P99).ElementAt(rounds / 2));
    }

    private static string SwappedName(int swaps) => $"{AtHalfThatRate}, {swaps} new indexes put in place in the rounds of 10 s";

    private static string Report(List<(string Name, GateLoad Load)> median, int swaps, List<double> optOuts, int rounds, string seconds, string date)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# The dial gate over HTTP\n\n{Measure.Cpu}; {date}; {seconds} s a run, median of {rounds} interleaved rounds by answers; at a given rate at least {LeastRateSeconds} s a run, median by p99; load on the same machine.\n");
        text.AppendLine("Every decision is in the log before its answer leaves, every opt-out on the disk. Numbers are random; the index is that of the demonstration sector (size S).\n");
        text.AppendLine("| contender | answers/s | numbers/s | p50 µs | p99 µs | p99.9 µs | longest µs |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, load) in median)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {load.PerSecond:N0} | {load.PerSecond * load.Batch:N0} | {load.P50 / 1000:N0} | {load.P99 / 1000:N0} | {load.P999 / 1000:N0} | {load.Longest / 1000:N0} |");
        }

        double Of(string name) => median.FirstOrDefault(one => one.Name.StartsWith(name, StringComparison.Ordinal)).Load?.PerSecond ?? 0;
        text.AppendLine();
        foreach (var (what, name) in new[] { ("withheld", Withheld), ("allowed with a token", Cleared) })
        {
            var reached = median.First(one => one.Name == name).Load.PerSecond;
            text.AppendLine(Goal($"one number a request, {what}, at least 0.9 of the bare server as it is by itself", reached / Of("bare server, one"), 0.9, "times"));
            text.AppendLine(Goal($"one number a request, {what}, at least 0.9 of the bare server with the gate's transport settings", reached / Of("bare server with the gate's transport settings, one"), 0.9, "times"));
            text.AppendLine(Of("nginx") > 0 ? Goal($"one number a request, {what}, at least 0.9 of nginx", reached / Of("nginx"), 0.9, "times") : "* Goal: at least 0.9 of nginx: not measured, nginx is not installed here.");
        }

        text.AppendLine(Goal("durable opt-outs a second at least 20,000", Of("gate, one durable"), 20_000, "a second"));
        var half = median.First(one => one.Name == AtHalfThatRate).Load;
        var swap = median.First(one => one.Name == SwappedName(swaps)).Load;
        text.AppendLine(Goal("half load, p99 below 1 ms", half.P99 / 1e6, 1, "ms", below: true));
        text.AppendLine(Goal("half load, p99.9 below 5 ms", half.P999 / 1e6, 5, "ms", below: true));
        foreach (var (what, reached, wanted) in new[] { ("p99 below 1 ms", swap.P99, 1), ("p99.9 below 5 ms", swap.P999, 5) })
        {
            text.AppendLine(swaps == 0
                ? $"* Goal: half load while indexes are put in place, {what}: not measured, no index was put in place meanwhile."
                : Goal($"half load while indexes are put in place, {what}", reached / 1e6, wanted, "ms", below: true));
        }

        text.AppendLine(Goal($"an acknowledged opt-out refused by the last of two replicas within 1,000 ms, the longest of {optOuts.Count} (number {optOuts.IndexOf(optOuts.Max()) + 1}; median {optOuts.Order().ElementAt(optOuts.Count / 2):N1} ms, the second longest {optOuts.OrderDescending().ElementAt(1):N1} ms)", optOuts.Max(), 1000, "ms", below: true));
        text.AppendLine(CultureInfo.InvariantCulture, $"\nRun it: `./do bench gate-http --rounds {rounds} --seconds {seconds} --date <day>`, after `dotnet build src/Hosts/Cli -c Release`.");
        return text.ToString();
    }

    private static string Goal(string goal, double reached, double wanted, string unit, bool below = false) => string.Create(
        CultureInfo.InvariantCulture, $"* Goal: {goal}: {((below ? reached < wanted : reached >= wanted) ? "met" : "not met")}, {reached:N2} {unit}.");
}
