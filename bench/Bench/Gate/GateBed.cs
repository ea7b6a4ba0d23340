// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Rulebook;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Bench;

/// <summary>A demonstration installation, a gate and a bare server over it, each a process; all gone afterwards.</summary>
internal sealed partial class GateBed : IDisposable
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(30);
    private readonly List<Process> _servers = [];
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-bench-gate-").FullName;
    private Sequence<string> _call = [];
    private string _key = "";
    private string _campaign = "";
    private List<string> _numbers = [];
    private string _body = "";
    private Instant _at;
    private readonly RuleCatalogue _rules = RulebookDirectory.Load(GateAtAnHour.Rulebook).ValueOrThrow();
    private ServiceProvider? _installation;
    private int _books;
    private int _choices;

    private GateBed()
    {
    }

    public string Gate { get; private set; } = "";

    public string Bare { get; private set; } = "";

    /// <summary>The bare server with the transport settings of the gate.</summary>
    public string BareAsTheGate { get; private set; } = "";

    /// <summary>The same gate on the morning of a working day, when people may be called.</summary>
    public string GateAtTen { get; private set; } = "";

    /// <summary>A file of numbers that this gate allows, each answered with a token.</summary>
    public string Allowed => Path.Combine(_root, "allowed.txt");

    /// <summary>Where nginx serves a short static file, or null where it is not installed.</summary>
    public string? Nginx { get; private set; }

    /// <summary>Books that the gate has begun to answer by so far.</summary>
    public int Books => Volatile.Read(ref _books);

    private string Data => Path.Combine(_root, "data");

    private const string CampaignName = "Fibra in casa";

    [GeneratedRegex(@"\+39[ 0-9]{8,14}[0-9]")]
    private static partial Regex Written();

    private static string Tool => Path.Combine(Measure.Root, "src", "Hosts", "Cli", "bin", "Release", "net10.0", "filiera");

    public static GateBed Open()
    {
        if (!File.Exists(Tool))
        {
            throw new InvalidOperationException("Build the tool first: dotnet build src/Hosts/Cli -c Release");
        }

        var bed = new GateBed();
        bed.Ask("seed", "--size", "S", "--data", bed.Data);
        bed.Prepare().GetAwaiter().GetResult();
        bed.Gate = bed.Serve("gate", "serve", "--data", bed.Data, "--listen", "127.0.0.1:18190");
        bed.Bare = bed.Serve("gate", "bare", "--listen", "127.0.0.1:18191");
        bed.BareAsTheGate = bed.Serve("gate", "bare", "--as-the-gate", "--listen", "127.0.0.1:18196");
        bed.GateAtTen = bed.ServeAtTen();
        bed.StartNginx();
        return bed;
    }

    public GateLoad Load(string url, string seconds, params string[] more) => GateLoad.Read(Ask(
        ["gate", "load", "--json", "--url", url, "--seconds", seconds, "--key", _key, .. _call, .. more]));

    /// <summary>Changes what the gate's book is made of, so that it is made anew.</summary>
    public async Task ChooseAsync()
    {
        var rule = RuleRef.TryParse("AI-01@1", out var found) ? found : throw new InvalidOperationException("No reference.");
        await using var scope = _installation!.CreateAsyncScope();
        var severity = _choices++ % 2 == 0 ? Severity.Info : Severity.Warning;
        (await new AdoptRule(_rules, scope.ServiceProvider.GetRequiredService<IRuleAdoptions>(), scope.ServiceProvider.GetRequiredService<IClock>()).RunAsync(
            new AdoptRule.Choice(rule, AdoptionDecision.Adopt, severity, new Actor("person:bench"), "Measured", _rules.SourcesHash(rule)), default)).ValueOrThrow();
    }

    /// <summary>Opt-outs that the gate has kept and not entered in the log of rights requests yet.</summary>
    public long ToEnter()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _key);
        return JsonDocument.Parse(http.GetStringAsync($"{Gate}/api/gate/status").GetAwaiter().GetResult()).RootElement.GetProperty("opt_outs_to_enter").GetInt64();
    }

    /// <summary>How long after each acknowledged opt-out the last of two replicas refused the number, in milliseconds.</summary>
    public List<double> OptOuts(int count)
    {
        var key = Ask("gate", "key", "add", "--scope", "replica", "--data", Data).Trim();
        string[] replicas = [.. Enumerable.Range(0, 2).Select(i => Serve(
            "gate", "serve", "--replica-of", Gate, "--key", key, "--data", Data, "--listen", $"127.0.0.1:{18193 + i}"))];
        using var http = Client();
        Post(http, Gate, "decisions", Question("3479900000"));

        // A thread and a connection for each, both there before the first: what is timed is the gates and not who asks them.
        var told = new Told(replicas.Length);
        var asking = replicas.Select((replica, i) => new Thread(() => AskOn(replica, i, count, told)) { IsBackground = true }).ToList();
        asking.ForEach(thread => thread.Start());
        told.Turn.SignalAndWait();
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            told.Number = $"34799{i + 1:D5}";
            Post(http, Gate, "outcomes", $$"""{"campaign":"{{_campaign}}","outcomes":[{"number":"{{told.Number}}","outcome":"opt-out"}]}""");
            told.Acknowledged = Stopwatch.GetTimestamp();
            told.Turn.SignalAndWait();
            told.Turn.SignalAndWait();
            times.Add(told.Took.Max() < _longestWait ? told.Took.Max().TotalMilliseconds : throw new InvalidOperationException("A replica did not learn of an opt-out."));
        }

        return times;
    }

    private void AskOn(string replica, int place, int count, Told told)
    {
        using var http = Client();
        Post(http, replica, "decisions", Question("3479900000"));
        told.Turn.SignalAndWait();
        for (var n = 0; n < count; n++)
        {
            told.Turn.SignalAndWait();
            var isRefused = false;
            while (!isRefused && Stopwatch.GetElapsedTime(told.Acknowledged) < _longestWait)
            {
                isRefused = Post(http, replica, "decisions", Question(told.Number)).Contains("\"opposed-to-client\"", StringComparison.Ordinal);
            }

            told.Took[place] = Stopwatch.GetElapsedTime(told.Acknowledged);
            told.Turn.SignalAndWait();
        }
    }

    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }

        _installation?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    // The campaign, a number its centre may show, and a key; the day of the demonstration is yesterday.
    private async Task Prepare()
    {
        _installation = new ServiceCollection().AddLogging().AddFiliera(Installation.At(Data, null, GateAtAnHour.Rulebook)).BuildServiceProvider();
        await using var scope = _installation.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        var screened = (await scope.ServiceProvider.GetRequiredService<IScreenings>().ListsAsync(100, null, default))
            .First(list => book.Campaigns[list.Campaign].Name == CampaignName && list.Name.EndsWith(".csv", StringComparison.Ordinal));
        var client = book.Campaigns[screened.Campaign].Client;
        var caller = book.DeclaredNumbersOf(screened.Centre, screened.At).First(declared => declared.Client == client).Number;
        _campaign = screened.Campaign.ToString();
        _call = ["--campaign", _campaign, "--caller", caller.ToString()];
        _key = Ask("gate", "key", "add", "--centre", screened.Centre.ToString(), "--data", Data).Trim();
        _at = GateAtAnHour.HourAfter(RomeTime.DayOf(screened.At));
        _body = $$"""{"campaign":"{{_campaign}}","caller":"{{caller}}","agent_reserved":true,"numbers":[NUMBERS]}""";
        await using var content = (await scope.ServiceProvider.GetRequiredService<IBlobs>().OpenAsync(screened.Content, default)).ValueOrThrow();
        using var reader = new StreamReader(content);
        _numbers = [.. Written().Matches(await reader.ReadToEndAsync()).Select(match => match.Value).Distinct().Take(10_000)];
    }

    private string ServeAtTen()
    {
        var address = Serve(Start(new ProcessStartInfo("dotnet",
            [typeof(GateBed).Assembly.Location, "gate-server", "--data", Data, "--listen", "127.0.0.1:18197", "--at", InstantPattern.ExtendedIso.Format(_at)])
        {
            RedirectStandardInput = true,
            Environment = { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" },
        }));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _key);
        var answer = Post(http, address, "decisions", _body.Replace("NUMBERS", string.Join(',', _numbers.Select(number => $"\"{number}\"")), StringComparison.Ordinal));
        File.WriteAllLines(Allowed, JsonDocument.Parse(answer).RootElement.GetProperty("decisions").EnumerateArray().Zip(_numbers)
            .Where(one => one.First.GetProperty("verdict").GetString() == "allow")
            .Select(one => one.Second));
        return address;
    }

    // The gate itself is started first.
    private void Read(StreamReader output, bool isGate)
    {
        while (output.ReadLine() is { } written)
        {
            if (isGate && written.Contains("answers by the book", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _books);
            }
        }
    }

    private string Question(string number) => $$"""{"campaign":"{{_campaign}}","number":"{{number}}"}""";

    private HttpClient Client() => new() { DefaultRequestHeaders = { Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", _key) } };

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

    private string Serve(params string[] arguments) => Serve(Start(new ProcessStartInfo(Tool, arguments)));

    private Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var server = Process.Start(start)!;
        _servers.Add(server);
        return server;
    }

    private string Serve(Process server)
    {
        while (server.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                // What it writes later is read, so that it never waits for a reader. By then the gate has its address.
                var isGate = Gate.Length == 0;
                new Thread(() => Read(server.StandardOutput, isGate)) { IsBackground = true }.Start();
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

    /// <summary>An opt-out, and how long each replica went without it.</summary>
    private sealed class Told(int replicas)
    {
        public Barrier Turn { get; } = new(replicas + 1);

        public TimeSpan[] Took { get; } = new TimeSpan[replicas];

        public string Number { get; set; } = "";

        public long Acknowledged { get; set; }
    }
}
