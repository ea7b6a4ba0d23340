// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>The portal's pages at 200 requests a second, beside a bare page of the same framework, with its memory and its cold start.</summary>
public static class WebBench
{
    private const double Rate = 200;

    internal static readonly (string Name, string Path, bool SignedIn)[] Pages =
    [
        ("home", "/", false), ("who called me", "/chi-chiama", false), ("sign-in", "/entra", false), ("rules", "/regole", false), ("register", "/registro", false), ("figures", "/dati", false),
        ("lists", "/lavoro/liste", true),
        ("receipts", "/lavoro/ricevute", true), ("consultations", "/lavoro/consultazioni", true), ("rights requests", "/lavoro/richieste", true), ("jobs", "/lavoro/attivita", true),
    ];

    /// <summary>Options: <c>--seconds</c> of each run (4), <c>--minutes</c> of mixed load (0.5), <c>--date</c>.</summary>
    public static int Run(string[] args)
    {
        var seconds = double.Parse(Measure.Option(args, "--seconds") ?? "4", CultureInfo.InvariantCulture);
        var minutes = double.Parse(Measure.Option(args, "--minutes") ?? "0.5", CultureInfo.InvariantCulture);
        using var bed = WebBed.Open();
        foreach (var page in Pages)
        {
            var warm = PageLoad.Run(bed.Portal, [page.Path], page.SignedIn ? bed.Session : null, null, 0.5);
            if (warm.Refused > 0 || warm.PerSecond == 0)
            {
                throw new InvalidOperationException($"{page.Path} does not answer as it should: nothing is measured without it.");
            }
        }

        var paced = Pages.Select(page => (page.Name, Result: PageLoad.Run(bed.Portal, [page.Path], page.SignedIn ? bed.Session : null, Rate, seconds))).ToList();

        // In turn, so that a slow spell of the machine meets all of them.
        var rounds = Enumerable.Range(0, 3).Select(_ => (
            Bare: PageLoad.Run(bed.Bare, ["/"], null, null, seconds / 4).PerSecond,
            Pages: Pages.Select(page => PageLoad.Run(bed.Portal, [page.Path], page.SignedIn ? bed.Session : null, null, seconds / 4).PerSecond).ToArray())).ToList();
        var bare = Middle(rounds.Select(round => round.Bare));
        var most = Pages.Select((_, i) => Middle(rounds.Select(round => round.Pages[i]))).ToArray();
        var before = bed.Memory;
        var mixed = PageLoad.Run(bed.Portal, [.. Pages.Select(page => page.Path)], bed.Session, Rate, minutes * 60);
        var report = Report(paced, bare, most, mixed, (before, bed.Memory), bed.ColdStart, seconds, minutes, Measure.Option(args, "--date") ?? "undated");
        Console.WriteLine(report);
        Measure.Save("web", report, JsonSerializer.Serialize(new { Paced = paced.Select(one => new { one.Name, one.Result }), bare, most, mixed, before, after = bed.Memory, bed.ColdStart }));
        return mixed.Refused == 0 ? 0 : 1;
    }

    private static string Report(
        List<(string Name, PageLoad.Result Result)> paced, double bare, double[] most, PageLoad.Result mixed, (double Before, double After) memory, double cold, double seconds, double minutes, string date)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# The portal's pages\n\n{Measure.Cpu}; {date}; {seconds} s a run at {Rate} requests a second, due at fixed times; load on the same machine; demonstration sector of size S.\n");
        text.AppendLine("| page | p50 ms | p99 ms | not answered | as many a second as it can | beside a bare page's |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var ((name, result), perSecond) in paced.Zip(most))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {result.P50:N2} | {result.P99:N2} | {result.Refused} | {perSecond:N0} | {perSecond / bare:N2} |");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| all in turn, {minutes} min | {mixed.P50:N2} | {mixed.P99:N2} | {mixed.Refused} | | |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| a bare Razor page | | | | {bare:N0} | 1 |\n");
        text.AppendLine(Goal("every p50 below 5 ms", paced.Max(one => one.Result.P50), 5, "ms at most"));
        text.AppendLine(Goal("every p99 below 25 ms", paced.Max(one => one.Result.P99), 25, "ms at most"));
        var half = paced.Zip(most).Where(one => one.Second >= bare / 2).Select(one => one.First.Name).ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"* Goal: every page at least half as many a second as a bare page: {(half.Count == paced.Count ? "met" : "not met")}; met by {half.Count} of {paced.Count}: {string.Join(", ", half)}.");
        text.AppendLine(Goal("memory below 250 MB after mixed load", memory.After, 250, "MiB resident", string.Create(CultureInfo.InvariantCulture, $" ({memory.Before:N0} before)")));
        text.AppendLine(Goal("cold start to first page below 3 s", cold, 3, "s"));
        text.AppendLine("\nRun it: `./do bench web --date <day>`, after `./do seed --size S --data /tmp/any` has published the portal and `dotnet build bench/BarePage -c Release`.");
        return text.ToString();
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(1);

    private static string Goal(string goal, double reached, double below, string unit, string more = "") => string.Create(
        CultureInfo.InvariantCulture, $"* Goal: {goal}: {(reached < below ? "met" : "not met")}, {reached:N2} {unit}{more}.");
}
