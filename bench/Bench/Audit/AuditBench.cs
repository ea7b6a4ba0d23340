// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Stores.Sql;

namespace Filiera.Bench;

/// <summary>Durable audit appends per second, against appending as many bytes to a file and flushing it to the same disk.</summary>
public static class AuditBench
{
    private const int Callers = 64;
    private const int RawBytes = 300;

    /// <summary>Options: <c>--dir</c> a folder on the disk to be measured, <c>--rounds</c>, <c>--date</c>; PostgreSQL when FILIERA_TEST_POSTGRES names one.</summary>
    public static int Run(string[] args)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Measure.Option(args, "--dir") ?? Path.GetTempPath(), "filiera-bench-audit")).FullName;
        var rounds = int.Parse(Measure.Option(args, "--rounds") ?? "7", CultureInfo.InvariantCulture);
        using var sqlite = new AuditBed(SqlStoreOptions.Sqlite(Path.Combine(folder, "bench.db")));
        using var postgres = AuditBed.Postgres();
        using var raw = new FileStream(Path.Combine(folder, "raw.bin"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var contenders = new List<(string, Func<double?>)>
        {
            ("append 300 B to a file and flush", () => Raw(raw, 3000)),
            ("SQLite, one act per commit, one caller", () => sqlite.Alone(3000)),
            ("SQLite, one act per unit of work (EF Core scope)", () => sqlite.Units(1000)),
            ("SQLite, 64 callers, one act per call", () => sqlite.Together(Callers, 300, 1)),
            ("SQLite, 64 callers, 64 acts per call", () => sqlite.Together(Callers, 40, 64)),
            ("SQLite, 64 callers, 1,000 acts per call", () => sqlite.Together(Callers, 4, 1000)),
        };
        if (postgres is not null)
        {
            contenders.Add(("PostgreSQL, one act per commit, one caller", () => postgres.Alone(1000)));
            contenders.Add(("PostgreSQL, 64 callers, one act per call", () => postgres.Together(Callers, 60, 1)));
            contenders.Add(("PostgreSQL, 64 callers, 64 acts per call", () => postgres.Together(Callers, 15, 64)));
        }

        var measures = Measure.Interleaved(rounds, contenders);
        var broken = sqlite.Verify() + (postgres?.Verify() ?? 0);
        Directory.Delete(folder, recursive: true);
        var report = Report(measures, rounds, Measure.Option(args, "--date") ?? "undated");
        Console.WriteLine(report);
        Measure.Save("audit", report, Json(measures));
        return broken;
    }

    private static double? Raw(FileStream file, int count)
    {
        var bytes = new byte[RawBytes];
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private static string Report(IReadOnlyList<Measure> measures, int rounds, string date)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Durable audit appends\n\n{Measure.Cpu}; {date}; median of {rounds} interleaved rounds.\n");
        text.AppendLine("Every append is on disk before it is acknowledged and hashed into the chain, and the chains were verified after the run.");
        text.AppendLine("The limit is the disk: the first line appends as many bytes to a file beside the database and flushes it.\n");
        text.AppendLine("| contender | µs per act | acts per second | slowest to fastest round | times the file |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var measure in measures)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {measure.Name} | {measure.Median * 1e6:N2} | {1 / measure.Median:N0} | {1 / measure.Max:N0} to {1 / measure.Min:N0} | {measures[0].Median / measure.Median:N2} |");
        }

        text.AppendLine();
        text.AppendLine(Goal("one act per commit at least 0.9 times the file", measures[0].Median / measures[1].Median, 0.9));
        text.AppendLine(Goal("group commit at least 50 times the file", measures[0].Median / measures[5].Median, 50));
        text.AppendLine("\nRun it: `dotnet run --project bench/Bench -c Release -- audit --dir <folder on the disk> --date <day>`");
        return text.ToString();
    }

    private static string Goal(string goal, double reached, double wanted) => string.Create(
        CultureInfo.InvariantCulture, $"* Goal: {goal}: {(reached >= wanted ? "met" : "not met")}, {reached:N2} times.");

    private static string Json(IReadOnlyList<Measure> measures) => System.Text.Json.JsonSerializer.Serialize(
        measures.Select(measure => new { measure.Name, acts_per_second = (long)(1 / measure.Median), seconds_per_act = measure.Seconds }));
}
