// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary>The same list with consents, contracts and exclusions in play, and without.</summary>
internal static class FactsPart
{
    public static void Run(ScreeningBed bed)
    {
        var facts = new FactsData(bed.Data);
        var files = facts.Files();
        var start = Stopwatch.GetTimestamp();
        using var index = FactsCompiler.RunAsync(files, 2, CancellationToken.None).GetAwaiter().GetResult().ValueOrThrow();
        var compiling = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (counts, classes) = (bed.Ours.Run(bed.List, null, OurScreening.Plain).Result.Counts, index.Classes);
        bed.Ours.Facts = index;
        AgreePart.Require(bed.Ours.Run(bed.List, null, OurScreening.Plain).Result.Counts != counts, "facts that change nothing would measure nothing");
        bed.Ours.Facts = null;
        var measures = Measure.Interleaved(
            bed.Options.Rounds,
            ("without", () => With(bed, null)),
            ("with", () => With(bed, index)));
        bed.Ours.Facts = null;
        bed.Report.Add(
            "With consents, contracts and exclusions",
            FormattableString.Invariant($"{facts.Consents:N0} consents, {facts.Others:N0} contracts and {facts.Others:N0} exclusions, {classes:N0} different combinations; compiling them from CSV took {compiling:F2} s, once, which is not in the times."),
            bed.Options.Rows,
            measures);
        bed.Report.Claim("facts in play against none", measures[1].Median / measures[0].Median, 1.5, isAtLeast: false);
    }

    private static double? With(ScreeningBed bed, NumberFactsIndex? index)
    {
        bed.Ours.Facts = index;
        return bed.Screen(OurScreening.Plain);
    }
}
