// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Proofs;

namespace Filiera.Bench;

/// <summary>The parts that time screening: against the peers and the machine, and against ourselves with more asked for.</summary>
internal static class SpeedParts
{
    /// <summary>The whole list into files, then only into counts, and what reading it costs by itself.</summary>
    public static void Screen(ScreeningBed bed)
    {
        var copy = Path.Combine(bed.Options.Folder, "copy.csv");
        List<(string, Func<double?>)> written =
        [
            ("Filiera, three files", () => bed.Screen(OurScreening.Plain)),
            ("`cp` of the list", () => Copy(bed.List, copy)),
        ];
        List<(string, Func<double?>)> counted =
        [
            ("Filiera, counts only", () => bed.Ours.Run(bed.List, null, OurScreening.Plain).Seconds),
            ("`wc -l` of the list", () => Tools.Run("wc", "-l", bed.List)),
        ];
        if (bed.Peers is { } peers)
        {
            peers.DuckDb.Run("load-list");
            peers.ClickHouse.Run("load-list");
            foreach (var (peer, name) in new[] { (peers.DuckDb, "DuckDB 1.5.6"), (peers.ClickHouse, "ClickHouse 26.7") })
            {
                written.Add(($"{name}, one file", () => From(peer, false, () => peers.Screen(peer))));
                written.Add(($"{name}, one file, list already loaded", () => From(peer, true, () => peers.Screen(peer))));
                counted.Add(($"{name}, counts", () => From(peer, false, () => peer.Run("count"))));
                counted.Add(($"{name}, counts, list already loaded", () => From(peer, true, () => peer.Run("count"))));
                counted.Add(($"{name}, reading the list and no more", () => peer.Run("scan")));
            }
        }

        var files = Measure.Interleaved(bed.Options.Rounds, written);
        bed.Report.Add(
            "With output files",
            "From the list file to the files of results; the answers are already loaded for everybody. We write three files in the order of the list, each peer one file in any order. A peer whose list is already loaded reads no CSV, which is our input all the same.",
            bed.Options.Rows,
            files);
        var counts = Measure.Interleaved(bed.Options.Rounds, counted);
        bed.Report.Add("Verdicts only", "From the list file to the number of rows of each verdict.", bed.Options.Rows, counts);
        File.Delete(copy);
        Claims(bed, files, counts);
    }

    /// <summary>The same list with more asked for, each beside the plain run.</summary>
    public static void Seal(ScreeningBed bed)
    {
        using var secret = new SaltSecret(new byte[SaltSecret.Size]);
        var measures = Measure.Interleaved(
            bed.Options.Rounds,
            ("plain", () => bed.Screen(OurScreening.Plain)),
            ("duplicates found", () => bed.Screen(OurScreening.Plain with { FindDuplicates = true })),
            ("files hashed", () => bed.Screen(OurScreening.Plain with { HashFiles = true })),
            ("files hashed and every row sealed", () => bed.Screen(OurScreening.Plain with { Seal = secret })),
            ("duplicates found, files hashed, every row sealed", () => bed.Screen(OurScreening.Plain with { FindDuplicates = true, Seal = secret })));
        bed.Report.Add(
            "With duplicates and a seal",
            "Hashes: SHA-256 of the list and of the three files. Seal: besides, a salted commitment to every row and the root of their tree.",
            bed.Options.Rows,
            measures);
        bed.Report.Claim("duplicates against none", measures[1].Median / measures[0].Median, 1.3, isAtLeast: false);
        var sealing = measures[3].Median - measures[0].Median;
        bed.Report.Claim("sealing adds, s", "≤ 2", sealing.ToString("F2", CultureInfo.InvariantCulture), sealing <= 2);
    }

    /// <summary>Lists of other shapes, ours alone.</summary>
    public static void Shapes(ScreeningBed bed)
    {
        var skewed = new ScreeningData(bed.Options.Folder, bed.Options.Rows, bed.Options.Answers, isSkewed: true);
        OurScreening.Compile(skewed.AnswersFile(), ScreeningBed.IndexOf(skewed));
        using var crowded = new OurScreening(bed.World, ScreeningBed.IndexOf(skewed));
        var crLf = new ListData(bed.Data).File(isCrLf: true);
        var neighbours = new ListData(skewed).File();
        bed.Report.Add(
            "Other shapes",
            "The same number of rows, with files: CRLF line ends; and skewed, where a few prefixes carry most numbers and neighbours stand together, in the answers as in the list.",
            bed.Options.Rows,
            Measure.Interleaved(
                bed.Options.Rounds,
                ("uniform", () => bed.Screen(OurScreening.Plain)),
                ("uniform, one thread", () => bed.Screen(OurScreening.Plain with { Threads = 1 })),
                ("uniform, CRLF", () => bed.Ours.Run(crLf, bed.Outputs(), OurScreening.Plain).Seconds),
                ("skewed", () => crowded.Run(neighbours, bed.Outputs(), OurScreening.Plain).Seconds)));
    }

    /// <summary>Answers from CSV to something that can be asked.</summary>
    public static void Compile(ScreeningBed bed)
    {
        var index = Path.Combine(bed.Options.Folder, "compiled.index");
        List<(string, Func<double?>)> contenders =
        [
            ("Filiera: index, verified and encrypted on the disk", () => Timed(() => OurScreening.Compile(bed.Data.AnswersFile(), index))),
        ];
        if (bed.Peers is { } peers)
        {
            contenders.Add(("ClickHouse 26.7: table in the order of the number", () => peers.ClickHouse.Run("load")));
            contenders.Add(("ClickHouse 26.7: besides, laid out for the look-up", () => peers.ClickHouse.Run("prepare")));
            contenders.Add(("DuckDB 1.5.6: table in memory", () => peers.DuckDb.Run("load")));
        }

        var measures = Measure.Interleaved(bed.Options.Rounds, contenders);
        bed.Report.Add("Loading the answers", "From the CSV of the register's answers. We refuse the file if a single row is not sound; the peers cast.", bed.Options.Answers, measures);
        File.Delete(index);
        if (measures.Count > 1)
        {
            bed.Report.Claim("compiling the answers against ClickHouse's load", measures[1].Median / measures[0].Median, 2, isAtLeast: true);
        }
    }

    private static void Claims(ScreeningBed bed, IReadOnlyList<Measure> files, IReadOnlyList<Measure> counts)
    {
        bed.Report.Claim("three files against `cp`", files[0].Median / files[1].Median, 2.5, isAtLeast: false);
        bed.Report.Claim("verdicts only against `wc -l`", counts[0].Median / counts[1].Median, 4, isAtLeast: false);
        if (files.Count > 2)
        {
            bed.Report.Claim($"three files against DuckDB ({files[3].Median / files[0].Median:F1}× with its list already loaded)", files[2].Median / files[0].Median, 12, isAtLeast: true);
            bed.Report.Claim($"three files against ClickHouse ({files[5].Median / files[0].Median:F1}× with its list already loaded)", files[4].Median / files[0].Median, 8, isAtLeast: true);
            bed.Report.Claim($"verdicts only against DuckDB ({counts[3].Median / counts[0].Median:F1}× with its list already loaded)", counts[2].Median / counts[0].Median, 20, isAtLeast: true);
            bed.Report.Claim($"verdicts only against ClickHouse ({counts[6].Median / counts[0].Median:F1}× with its list already loaded)", counts[5].Median / counts[0].Median, 12, isAtLeast: true);
        }
    }

    private static double? From(SqlPeer peer, bool isLoaded, Func<double> run)
    {
        peer.JudgeFrom(isLoaded);
        return run();
    }

    private static double? Copy(string from, string to)
    {
        File.Delete(to);
        return Tools.Run("cp", from, to);
    }

    private static double? Timed(Action work)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
