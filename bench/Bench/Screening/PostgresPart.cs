// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;

namespace Filiera.Bench;

/// <summary>PostgreSQL on the beginning of the list: on the whole it would take minutes.</summary>
internal static class PostgresPart
{
    public static void Run(ScreeningBed bed)
    {
        if (!bed.Options.HasPeers)
        {
            return;
        }

        var words = bed.Words();
        var list = Path.Combine(bed.Options.Folder, "postgres-list.csv");
        var folder = Path.Combine(bed.Options.Folder, "postgres");
        File.WriteAllLines(list, File.ReadLines(bed.List).Take((int)bed.Options.PostgresRows + 1));
        words["list"] = list;
        words["out"] = Path.Combine(folder, "out.csv");
        using var postgres = new PostgresPeer(bed.Options.Folder, words);
        var load = postgres.Run("load");
        var screen = postgres.Run("screen");
        bed.Ours.Run(list, bed.Outputs(), OurScreening.Plain);
        AgreePart.Require(RowsDigest.Of((words["out"], "")) == RowsDigest.Of(ScreeningBed.Files(bed.Outputs())), "rows of PostgreSQL");
        var ours = Measure.Interleaved(bed.Options.Rounds, ("Filiera, three files", () => bed.Ours.Run(list, bed.Outputs(), OurScreening.Plain).Seconds));
        bed.Report.Add(
            string.Create(CultureInfo.InvariantCulture, $"PostgreSQL, on the first {bed.Options.PostgresRows:N0} rows"),
            string.Create(CultureInfo.InvariantCulture, $"PostgreSQL ran once, in a cluster of its own; loading the answers took it {load:F1} s, which is not in its time. Row by row the results are the same."),
            bed.Options.PostgresRows,
            [.. ours, new Measure("PostgreSQL " + postgres.Version.Split(' ')[0] + ", one file", [screen])]);
        File.Delete(list);
    }
}
