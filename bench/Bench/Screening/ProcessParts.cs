// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary>The parts that need processes of their own: memory, and a list divided between several.</summary>
internal static class ProcessParts
{
    private const double Gigabyte = 1e9;
    private const int Processes = 3;

    /// <summary>The most memory a process holds, on the list and on one five times as long.</summary>
    public static void Memory(ScreeningBed bed)
    {
        var index = CompiledFor(bed);
        var big = new ScreeningData(bed.Options.Folder, bed.Options.BigRows, bed.Options.Answers, isSkewed: false);
        var (some, _) = Child(bed, index, bed.List, null);
        var (more, seconds) = Child(bed, index, new ListData(big).File(), null);
        bed.Report.Claim(Rows("memory at", bed.Options.Rows), "≤ 0.5 GB", Size(some), some <= Gigabyte / 2);
        bed.Report.Claim(Rows("memory at", bed.Options.BigRows), "≤ 0.5 GB, flat", Size(more), more <= Gigabyte / 2 && more <= some * 1.1);
        bed.Report.Check(FormattableString.Invariant($"A process that screened {bed.Options.BigRows:N0} rows into files took {seconds:F2} s and held {Size(more)} at most, the index included."));
        if (bed.Peers is { } peers)
        {
            bed.Report.Check($"The peers held at most {Size(peers.DuckDb.PeakBytes())} (DuckDB) and {Size(peers.ClickHouse.PeakBytes())} (ClickHouse), their loading included.");
        }
    }

    /// <summary>Several processes, each on its part of the list: what they write, joined, is what one writes.</summary>
    public static void Divide(ScreeningBed bed)
    {
        var index = CompiledFor(bed);
        var whole = bed.Outputs("whole");
        Child(bed, index, bed.List, whole);
        var parts = Enumerable.Range(0, Processes).Select(part => bed.Outputs(string.Create(CultureInfo.InvariantCulture, $"part-{part}"))).ToList();
        Parallel.For(0, Processes, part => Child(bed, index, bed.List, parts[part], part));
        foreach (var (path, _) in ScreeningBed.Files(""))
        {
            AgreePart.Require(
                Hash(Path.Combine(whole, path)).SequenceEqual(Hash([.. parts.Select(part => Path.Combine(part, path))])),
                $"{path} of {Processes} processes and of one");
        }

        parts.Append(whole).ToList().ForEach(Tools.Clear);
        bed.Report.Check($"{Processes} processes, each on its part of the list, wrote together byte for byte what one wrote.");
    }

    /// <summary>One run in a process of its own; called again by the two above.</summary>
    public static int RunOnce(string[] args)
    {
        using var ours = new OurScreening(new ScreeningWorld(), Measure.Option(args, "--index")!);
        var part = Measure.Option(args, "--part") is { } index ? new ListPart(int.Parse(index, CultureInfo.InvariantCulture), Processes) : null;
        var (seconds, _) = ours.Run(Measure.Option(args, "--list")!, Measure.Option(args, "--out"), OurScreening.Plain with { Part = part });
        Console.WriteLine(JsonSerializer.Serialize(new { seconds, peak = Tools.PeakBytesOf(Environment.ProcessId) }));
        return 0;
    }

    private static string CompiledFor(ScreeningBed bed)
    {
        var index = ScreeningBed.IndexOf(bed.Data);
        if (!File.Exists(index))
        {
            OurScreening.Compile(bed.Data.AnswersFile(), index);
        }

        return index;
    }

    private static (long Peak, double Seconds) Child(ScreeningBed bed, string index, string list, string? folder, int? part = null)
    {
        var output = folder ?? bed.Outputs("child");
        IEnumerable<string> arguments = ["screening-once", "--index", index, "--list", list, "--out", output];
        arguments = part is { } one ? arguments.Concat(["--part", one.ToString(CultureInfo.InvariantCulture)]) : arguments;
        using var answer = JsonDocument.Parse(Tools.Output("dotnet", [typeof(ProcessParts).Assembly.Location, .. arguments]));
        if (folder is null)
        {
            Tools.Clear(output);
        }

        return (answer.RootElement.GetProperty("peak").GetInt64(), answer.RootElement.GetProperty("seconds").GetDouble());
    }

    private static byte[] Hash(params IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return hash.GetHashAndReset();
    }

    private static string Rows(string what, long rows) => string.Create(CultureInfo.InvariantCulture, $"{what} {rows:N0} rows");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:F2} GB");
}
