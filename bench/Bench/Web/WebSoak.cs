// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>The portal under mixed load for long: its memory minute by minute, and whether it grows.</summary>
/// <remarks>
/// Pages in turn, searches that are never the same twice, downloads, the API and what is not there; beside them a sign-in a second, each of which writes, so that
/// every page is drawn again and again.
/// </remarks>
public static class WebSoak
{
    private const double Rate = 200;
    private const double Limit = 250;

    // Counted from here: what is loaded and compiled once is loaded by then.
    private const int Settled = 10;

    private static readonly string[] More =
    [
        "/lavoro", "/lavoro/liste.csv", "/lavoro/mandati", "/lavoro/numeri", "/lavoro/revisioni", "/lavoro/campioni", "/lavoro/copertura", "/registro/log", "/guida", "/api/v1/rules", "/nulla",
    ];

    /// <summary>Options: <c>--minutes</c> (60), <c>--date</c>, <c>--published</c> (the folder of the programs), <c>--port</c>.</summary>
    public static int Run(string[] args)
    {
        var minutes = int.Parse(Measure.Option(args, "--minutes") ?? "60", CultureInfo.InvariantCulture);
        var port = int.Parse(Measure.Option(args, "--port") ?? "18490", CultureInfo.InvariantCulture);
        using var bed = WebBed.Open(port, Measure.Option(args, "--published"));
        var samples = new List<Sample> { new(0, bed.Memory, 0, 0) };
        for (var minute = 1; minute <= minutes; minute++)
        {
            using var stop = new CancellationTokenSource();
            var signIns = SignInsAsync(bed, stop.Token);
            var pages = PageLoad.Run(bed.Portal, Paths(minute), bed.Session, Rate, 59);
            stop.Cancel();
            samples.Add(new Sample(minute, bed.Memory, pages.PerSecond, signIns.GetAwaiter().GetResult()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{minute,4} min  {samples[^1].Memory,6:N1} MiB  {pages.PerSecond,5:N0} pages/s  {samples[^1].SignIns} sign-ins"));
        }

        var report = Report(samples, minutes, Measure.Option(args, "--date") ?? "undated");
        Console.WriteLine(report);
        Measure.Save("web-soak", report, JsonSerializer.Serialize(samples));
        return 0;
    }

    private static List<string> Paths(int minute) =>
    [
        .. WebBench.Pages.Select(page => page.Path),
        .. More,
        .. Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"/cerca?q=parola{minute}x{i}")),
        .. Enumerable.Range(0, 500).SelectMany(i => WebBench.Pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Path}?giro={minute}x{i % 50}"))),
    ];

    private static async Task<int> SignInsAsync(WebBed bed, CancellationToken stop)
    {
        var done = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            await bed.SignInAsync();
            done++;
            await ((Task)timer.WaitForNextTickAsync(stop).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return done;
    }

    private static string Report(List<Sample> samples, int minutes, string date)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# The portal's memory under mixed load\n\n{Measure.Cpu}; {date}; {minutes} minutes of {Rate} requests a second and one sign-in a second; demonstration sector of size S; other work ran on the same machine, which moves times but not memory.\n");
        text.AppendLine("| minute | resident MiB | pages a second | sign-ins |\n| ---: | ---: | ---: | ---: |");
        foreach (var one in samples)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Minute} | {one.Memory:N1} | {one.PagesPerSecond:N0} | {one.SignIns} |");
        }

        var settled = samples.Where(one => one.Minute >= Math.Min(Settled, minutes / 2)).ToList();
        var half = settled.Count / 2;
        var (first, second) = (settled[..half].Average(one => one.Memory), settled[half..].Average(one => one.Memory));
        text.AppendLine(CultureInfo.InvariantCulture, $"\n* Goal: memory below {Limit} MB: {(samples.Max(one => one.Memory) * 1.048576 < Limit ? "met" : "not met")}, {samples.Max(one => one.Memory):N1} MiB at most, {samples[^1].Memory:N1} MiB at the end.");
        text.AppendLine(CultureInfo.InvariantCulture, $"* Growth, from minute {settled[0].Minute} on: {first:N1} MiB on average in the first half, {second:N1} MiB in the second.");
        text.AppendLine("\nRun it: `./do bench web-soak --minutes 60 --date <day>`, after `./do seed --size S --data /tmp/any` has published the portal.");
        return text.ToString();
    }

    private sealed record Sample(int Minute, double Memory, double PagesPerSecond, int SignIns);
}
