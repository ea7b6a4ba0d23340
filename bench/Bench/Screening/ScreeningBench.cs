// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Bench;

/// <summary><c>bench screening</c>: a contact list against a large client's year of answers, ours and the peers in turn.</summary>
internal static class ScreeningBench
{
    private static readonly (string Name, Action<ScreeningBed> Run)[] Parts =
    [
        ("agree", AgreePart.Run),
        ("screen", SpeedParts.Screen),
        ("compile", SpeedParts.Compile),
        ("memory", ProcessParts.Memory),
        ("facts", FactsPart.Run),
        ("seal", SpeedParts.Seal),
        ("parts", ProcessParts.Divide),
        ("shapes", SpeedParts.Shapes),
        ("postgres", PostgresPart.Run),
    ];

    public static int Run(string[] args)
    {
        ScreeningOptions options;
        try
        {
            options = ScreeningOptions.Of(args, [.. Parts.Select(part => part.Name)]);
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }

        using var bed = new ScreeningBed(options);
        foreach (var (_, run) in Parts.Where(part => options.Has(part.Name)))
        {
            run(bed);
        }

        bed.Report.Write(
            options,
            "dotnet run --project bench/Bench -c Release -- screening --dir DIR --date DATE",
            FormattableString.Invariant($"A list of {options.Rows:N0} rows ({new FileInfo(bed.List).Length:N0} bytes: numbers in ten writings, some quoted, some foreign, some none) against {options.Answers:N0} answers of a year, a result and an instant each. {options.Rounds} rounds, the contenders in turn, after one round that is not counted; the files lie in the page cache, and what a run wrote is on the disk before the next begins. Peers: DuckDB 1.5.6 and ClickHouse 26.7 inside a Node process, two threads each."));
        return 0;
    }
}
