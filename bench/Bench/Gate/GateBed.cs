// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.Json;

namespace Filiera.Bench;

/// <summary>A demonstration installation, a gate and a bare server over it, each a process; all gone afterwards.</summary>
internal sealed class GateBed : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(30);
    private readonly List<Process> _servers = [];
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-bench-gate-").FullName;
    private string _campaign = "";
    private string _centre = "";
    private string _key = "";
    private int _books;
    private int _choices;

    private GateBed()
    {
    }

    public string Gate { get; private set; } = "";

    public string Bare { get; private set; } = "";

    /// <summary>Where nginx serves a short static file, or null where it is not installed.</summary>
    public string? Nginx { get; private set; }

    /// <summary>Books that servers have begun to answer by so far.</summary>
    public int Books => Volatile.Read(ref _books);

    private string Data => Path.Combine(_root, "data");

    private static string Tool => Path.Combine(Measure.Root, "src", "Hosts", "Cli", "bin", "Release", "net10.0", "filiera");

    public static GateBed Open()
    {
        if (!File.Exists(Tool))
        {
            throw new InvalidOperationException("Build the tool first: dotnet build src/Hosts/Cli -c Release");
        }

        var bed = new GateBed();
        bed.Ask("seed", "--size", "S", "--data", bed.Data);
        var campaign = bed.Ask("parties", "list", "--data", bed.Data).Split('\n')
            .Where(line => line.Contains("\"Polizza serena\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .First();
        bed._campaign = campaign.GetProperty("campaign").GetString()!;
        bed._centre = campaign.GetProperty("centres")[0].GetString()!;
        bed._key = bed.Ask("gate", "key", "add", "--centre", bed._centre, "--data", bed.Data).Trim();
        bed.Gate = bed.Serve("gate", "serve", "--data", bed.Data, "--listen", "127.0.0.1:18190");
        bed.Bare = bed.Serve("gate", "bare", "--listen", "127.0.0.1:18191");
        bed.StartNginx();
        return bed;
    }

    public GateLoad Load(string url, string seconds, params string[] more) => GateLoad.Read(Ask(
        ["gate", "load", "--json", "--url", url, "--seconds", seconds, "--campaign", _campaign, "--key", _key, .. more]));

    /// <summary>Changes what the gate's book is made of, so that it is made anew: by a process that takes only the time nobody else wants.</summary>
    public void Choose()
    {
        var sources = JsonDocument.Parse(Ask("rules", "show", "AI-01", "--json")).RootElement.GetProperty("rules")[0].GetProperty("sources_hash").GetString()!;
        using var chooser = Process.Start(new ProcessStartInfo("nice",
            ["-n", "19", Tool, "rules", "adopt", "AI-01@1", "--decision", "adopt", "--severity", _choices++ % 2 == 0 ? "info" : "warning",
            "--by", "person:bench", "--reason", "Measured", "--sources", sources, "--data", Data])
        { RedirectStandardOutput = true })!;
        chooser.StandardOutput.ReadToEnd();
        chooser.WaitForExit();
    }

    /// <summary>How long after each acknowledged opt-out the last of two replicas refused the number, in milliseconds.</summary>
    public List<double> OptOuts(int count)
    {
        var key = Ask("gate", "key", "add", "--scope", "replica", "--data", Data).Trim();
        string[] replicas = [.. Enumerable.Range(0, 2).Select(i => Serve(
            "gate", "serve", "--replica-of", Gate, "--key", key, "--data", Data, "--listen", $"127.0.0.1:{18193 + i}"))];
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _key);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var number = $"34799{i:D5}";
            Post(http, Gate, "outcomes", $$"""{"campaign":"{{_campaign}}","outcomes":[{"number":"{{number}}","outcome":"opt-out"}]}""");
            var acknowledged = Stopwatch.GetTimestamp();
            Parallel.ForEach(replicas, replica =>
            {
                while (Stopwatch.GetElapsedTime(acknowledged) < _longestWait
                    && !Post(http, replica, "decisions", $$"""{"campaign":"{{_campaign}}","number":"{{number}}"}""").Contains("\"opposed-to-client\"", StringComparison.Ordinal))
                {
                }
            });
            var took = Stopwatch.GetElapsedTime(acknowledged);
            times.Add(took < _longestWait ? took.TotalMilliseconds : throw new InvalidOperationException("A replica did not learn of an opt-out."));
        }

        return times;
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

    private void CountBooks(StreamReader output)
    {
        while (output.ReadLine() is { } written)
        {
            if (written.Contains("answers by the book", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _books);
            }
        }
    }

    private static string Post(HttpClient http, string gate, string what, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{gate}/api/gate/{what}")
        {
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("application/json") } },
        };
        using var answer = http.Send(request);
        using var content = answer.EnsureSuccessStatusCode().Content.ReadAsStream();
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    private void StartNginx()
    {
        if (!File.Exists("/usr/sbin/nginx"))
        {
            return;
        }

        var web = Directory.CreateDirectory(Path.Combine(_root, "web")).FullName;
        File.WriteAllText(Path.Combine(web, "index.html"), "Hello, World!");
        var configuration = Path.Combine(_root, "nginx.conf");

        // Its workers would otherwise be somebody who may not read the file.
        File.WriteAllText(configuration, $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}} daemon off; pid {{_root}}/nginx.pid; error_log /dev/null; worker_processes auto;
            events { worker_connections 1024; }
            http { access_log off; keepalive_requests 1000000000; server { listen 127.0.0.1:18192; root {{web}}; } }
            """);
        _servers.Add(Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-c", configuration]))!);
        Nginx = "http://127.0.0.1:18192";
    }

    private string Serve(params string[] arguments)
    {
        var server = Process.Start(new ProcessStartInfo(Tool, arguments) { RedirectStandardOutput = true })!;
        _servers.Add(server);
        while (server.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                // What it writes later is read, so that it never waits for a reader.
                _ = Task.Run(() => CountBooks(server.StandardOutput));
                return line;
            }
        }

        throw new InvalidOperationException("A server ended by itself.");
    }

    private string Ask(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
