// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Filiera.Bench;

/// <summary><c>bench register-search</c>: the public register's search, organisation and certificate pages over many firms and people, beside a bare page.</summary>
public static class RegisterSearchBench
{
    private const double Rate = 200;
    private const int Addresses = 500;
    private const int Rounds = 3;
    private static readonly JsonSerializerOptions Named = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly Uri Portal = new("http://127.0.0.1:18292");
    private static readonly Uri Bare = new("http://127.0.0.1:18293");

    /// <summary>Options: <c>--firms</c> (100000), <c>--people</c> (1000000), <c>--seconds</c> of each run (4), <c>--date</c>.</summary>
    public static int Run(string[] args) => RunAsync(
        Number(args, "--firms", 100_000), Number(args, "--people", 1_000_000), Number(args, "--seconds", 4), Measure.Option(args, "--date") ?? "undated").GetAwaiter().GetResult();

    private static int Number(string[] args, string name, int otherwise) => int.Parse(Measure.Option(args, name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(int firms, int people, int seconds, string date)
    {
        // Written once and kept, as long as its size is asked for: writing it takes longer than measuring.
        var folder = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"filiera-bench-search-{firms}-{people}"));
        var server = Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES") is { Length: > 0 } given ? given : null;
        var name = FormattableString.Invariant($"filiera_search_{firms}_{people}");
        var own = server is null ? null : new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        var written = Path.Combine(folder, server is null ? "written" : "written-on-both");
        var world = new SearchWorld(folder, firms, people);
        if (!File.Exists(written))
        {
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await ExecuteAsync(server, $"CREATE DATABASE {name}");
            Directory.CreateDirectory(folder);
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            var began = Stopwatch.GetTimestamp();
            await world.WriteAsync(own);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await File.WriteAllTextAsync(written, Stopwatch.GetElapsedTime(began).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        }

        var lines = new List<Line>();
        foreach (var (engine, postgres) in ((string, string?)[])[("SQLite", null), ("PostgreSQL", own)])
        {
            if (engine == "SQLite" || postgres is not null)
            {
                lines.AddRange(await MeasureAsync(world, engine, postgres, seconds));
            }
        }

        var text = Report(lines, firms, people, seconds, double.Parse(await File.ReadAllTextAsync(written), CultureInfo.InvariantCulture), date);
        Console.WriteLine(text);
        Measure.Save("register-search", text, JsonSerializer.Serialize(lines, Named));
        return lines.All(line => line.Refused == 0) ? 0 : 1;
    }

    private static async Task<List<Line>> MeasureAsync(SearchWorld world, string engine, string? postgres, int seconds)
    {
        string[] arguments = ["--urls", Portal.ToString(), "--Filiera:Data=" + world.DataOf(postgres is not null), .. postgres is null ? Array.Empty<string>() : ["--Filiera:Postgres=" + postgres]];
        using var portal = Start(Path.Combine(Measure.Root, "artifacts", "run", "web", "Filiera.Web.dll"), arguments);
        using var bare = Start(Path.Combine(Measure.Root, "bench", "BarePage", "bin", "Release", "net10.0", "Filiera.BarePage.dll"), "--urls", Bare.ToString());
        try
        {
            // The first answer comes once the whole log was read.
            await AwaitAsync(new Uri(Portal, "/registro"), portal);
            await AwaitAsync(Bare, bare);
            var lines = new List<Line>();
            var count = Addresses + (int)(Rate * (seconds + 2));
            foreach (var (page, all) in new[] { ("search", world.Searches(count)), ("organisation", world.Organisations(count)), ("certificate", world.Certificates(count)) })
            {
                // First those that nobody asked for yet, each once; then the same again and again.
                var paths = all[..Addresses];
                PageLoad.Run(Portal, paths, null, null, seconds);
                var first = PageLoad.Run(Portal, all[Addresses..], null, Rate, seconds);
                var paced = PageLoad.Run(Portal, paths, null, Rate, seconds);
                var most = Enumerable.Range(0, Rounds)
                    .Select(_ => (Bare: PageLoad.Run(Bare, ["/"], null, null, seconds / 2.0).PerSecond, Page: PageLoad.Run(Portal, paths, null, null, seconds / 2.0).PerSecond)).ToList();
                lines.Add(new Line(engine, page, first.P50, first.P99, paced.P50, paced.P99, first.Refused + paced.Refused, most.Select(one => one.Bare).Order().ElementAt(Rounds / 2), most.Select(one => one.Page).Order().ElementAt(Rounds / 2)));
            }

            return lines;
        }
        finally
        {
            foreach (var process in new[] { portal, bare })
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
    }

    private static Process Start(string program, params string[] arguments)
    {
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("Publish first: ./do seed --size S --data /tmp/any, and dotnet build bench/BarePage -c Release");
        }

        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        })!;
    }

    private static async Task AwaitAsync(Uri address, Process process)
    {
        // Nobody reads what the servers write: it must not fill its pipe.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        for (var tries = 0; ; tries++)
        {
            try
            {
                if ((await http.GetAsync(address)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 6_000 && !process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task ExecuteAsync(string? server, string sql)
    {
        if (server is null)
        {
            return;
        }

        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Report(List<Line> lines, int firms, int people, int seconds, double written, string date)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# The public register's pages over {firms:N0} firms and {people:N0} people\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Measure.Cpu}; {date}; {seconds} s a run at {Rate} requests a second, due at fixed times; load and databases on the same machine.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Asked for the first time: addresses drawn by a seed, each once, so that pages are read and drawn. Asked for again: {Addresses} addresses in turn, which the portal keeps drawn.");
        text.AppendLine(CultureInfo.InvariantCulture, $"The log and the databases were written in {written:N0} s, once: they are kept in the temporary folder, and on the server, for the next run.\n");
        text.AppendLine("| engine | page | first time, p50 ms | p99 ms (goal < 20) | again, p50 ms | p99 ms | not answered | again, as many as it can, a second | bare page | ratio (goal ≥ 0.5) |");
        text.AppendLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.Engine} | {line.Page} | {line.FirstP50:N2} | {line.FirstP99:N2} | {line.P50:N2} | {line.P99:N2} | {line.Refused} | {line.Most:N0} | {line.Bare:N0} | {line.Most / line.Bare:N2} |");
        }

        text.AppendLine("\nRun it: `./do bench register-search --date <day>` with `FILIERA_TEST_POSTGRES` set, after `./do seed --size S --data /tmp/any` has published the portal and `dotnet build bench/BarePage -c Release`.");
        return text.ToString();
    }

    private sealed record Line(string Engine, string Page, double FirstP50, double FirstP99, double P50, double P99, long Refused, double Bare, double Most);
}
