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

    private WebBed()
    {
    }

    /// <summary>The portal.</summary>
    public Uri Portal { get; } = new("http://127.0.0.1:18290");

    /// <summary>The bare page.</summary>
    public Uri Bare { get; } = new("http://127.0.0.1:18291");

    /// <summary>Seconds from the start of the portal's process to its first page, the database there already.</summary>
    public double ColdStart { get; private set; }

    /// <summary>The session of a compliance officer.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The portal's resident memory in MiB.</summary>
    public double Memory => File.ReadLines(FormattableString.Invariant($"/proc/{_servers[0].Id}/status"))
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>Seeds, starts both and signs in.</summary>
    public static WebBed Open()
    {
        var (web, cli) = (Published("web", "Filiera.Web.dll"), Published("cli", "filiera.dll"));
        var bare = Path.Combine(Measure.Root, "bench", "BarePage", "bin", "Release", "net10.0", "Filiera.BarePage.dll");
        if (!File.Exists(web) || !File.Exists(cli) || !File.Exists(bare))
        {
            throw new InvalidOperationException("Publish first: ./do seed --size S --data /tmp/any, and dotnet build bench/BarePage -c Release");
        }

        var bed = new WebBed();
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
        bed.SignInAsync().GetAwaiter().GetResult();
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

    private static string Published(string what, string file) => Path.Combine(Measure.Root, "artifacts", "run", what, file);

    private static Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        })!;

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

    private async Task SignInAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = Portal };
        var token = Token().Match(await http.GetStringAsync("/")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("gettone", token), KeyValuePair.Create("ruolo", "compliance-officer")]);
        using var signedIn = await http.PostAsync("/prova", form);
        Session = handler.CookieContainer.GetCookieHeader(Portal);
    }

    [GeneratedRegex("name=\"gettone\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
