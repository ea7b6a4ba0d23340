// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Filiera.Bench;

/// <summary>A demonstration installation, the published portal over it, and a bare page of the same framework, each a process; all gone afterwards.</summary>
internal sealed partial class WebBed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-bench-web-").FullName;
    private readonly List<Process> _servers = [];

    private WebBed(int port)
    {
        Portal = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}"));
        Bare = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port + 1}"));
    }

    /// <summary>The portal.</summary>
    public Uri Portal { get; }

    /// <summary>The bare page.</summary>
    public Uri Bare { get; }

    /// <summary>Seconds from the start of the portal's process to its first page, the database there already.</summary>
    public double ColdStart { get; private set; }

    /// <summary>The session of a compliance officer.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The portal's resident memory in MiB.</summary>
    public double Memory => File.ReadLines(FormattableString.Invariant($"/proc/{_servers[0].Id}/status"))
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>Seeds, starts both and signs in.</summary>
    /// <param name="port">The portal's; the bare page has the next.</param>
    /// <param name="published">The folder with the published programs, or null for this project's own.</param>
    public static WebBed Open(int port = 18290, string? published = null)
    {
        var folder = published ?? Path.Combine(Measure.Root, "artifacts", "run");
        var (web, cli) = (Path.Combine(folder, "web", "Filiera.Web.dll"), Path.Combine(folder, "cli", "filiera.dll"));
        var bare = Path.Combine(Measure.Root, "bench", "BarePage", "bin", "Release", "net10.0", "Filiera.BarePage.dll");
        if (!File.Exists(web) || !File.Exists(cli) || !File.Exists(bare))
        {
            throw new InvalidOperationException("Publish first: ./do seed --size S --data /tmp/any, and dotnet build bench/BarePage -c Release");
        }

        var bed = new WebBed(port);
        var data = Path.Combine(bed._root, "data");
        using (var seed = Start(cli, "seed", "--size", "S", "--data", data))
        {
            seed.WaitForExit();
        }

        var began = Stopwatch.GetTimestamp();
        bed._servers.Add(Start(web, "--urls", bed.Portal.ToString(), "--Filiera:Data=" + data));
        bed.Await(bed.Portal);
        bed.ColdStart = Stopwatch.GetElapsedTime(began).TotalSeconds;
        bed._servers.Add(Start(bare, "--urls", bed.Bare.ToString()));
        bed.Await(bed.Bare);
        bed.Session = bed.SignInAsync().GetAwaiter().GetResult();
        return bed;
    }

    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }

        Directory.Delete(_root, recursive: true);
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };

        // As ./do run and packaging/filiera.service set it.
        start.Environment.TryAdd("DOTNET_GCgen0size", "0x400000");
        start.Environment.TryAdd("MALLOC_ARENA_MAX", "2");
        if (OperatingSystem.IsLinux())
        {
            start.Environment.TryAdd("DOTNET_GCName", "libclrgc.so");
        }

        start.Environment.TryAdd("MALLOC_MMAP_THRESHOLD_", "32768");
        start.Environment.TryAdd("MALLOC_TRIM_THRESHOLD_", "65536");
        var process = Process.Start(start)!;

        // What nobody reads would make the program wait once the pipe is full.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Await(Uri address)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (http.GetAsync(address).GetAwaiter().GetResult().IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 3_000 && !_servers[^1].HasExited)
            {
                Task.Delay(10).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Signs a compliance officer in, which writes a session.</summary>
    public async Task<string> SignInAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = Portal };
        var token = Token().Match(await http.GetStringAsync("/")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("gettone", token), KeyValuePair.Create("ruolo", "compliance-officer")]);
        using var signedIn = await http.PostAsync("/prova", form);
        return handler.CookieContainer.GetCookieHeader(Portal);
    }

    [GeneratedRegex("name=\"gettone\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
