// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Globalization;
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;

namespace Filiera.Cli;

/// <summary><c>filiera gate load</c>: bounded load on a gate of this machine, so that anyone can repeat the figures; <c>gate bare</c>: what to compare with.</summary>
/// <remarks>Exit code 0 when every request was answered, 1 when some were not, 2 when refused.</remarks>
internal static class GateLoadCommand
{
    private static readonly Option<string> Campaign = new("--campaign") { Description = "The campaign's identifier" };
    private static readonly Option<string> Caller = new("--caller") { Description = "The number shown", DefaultValueFactory = _ => "+390600000000" };
    private static readonly Option<int> Connections = new("--connections") { Description = "Connections, 1 to 1,024", DefaultValueFactory = _ => 64 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long it counts, up to 120", DefaultValueFactory = _ => 10 };
    private static readonly Option<double?> Rate = new("--rate") { Description = "Requests a second, begun at fixed times; else as many as are answered" };
    private static readonly Option<int> Batch = new("--batch") { Description = "Numbers in each request", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> OptOuts = new("--opt-outs") { Description = "Tell opt-outs, each of which must be on the disk, instead of asking" };
    private static readonly Option<string?> Get = new("--get") { Description = "Ask for this path instead, of any server", HelpName = "PATH" };
    private static readonly Option<string?> Numbers = new("--numbers") { Description = "Ask about the numbers of this file, one a line, instead of random ones", HelpName = "FILE" };
    private static readonly Option<bool> AsTheGate = new("--as-the-gate") { Description = "With the transport settings of the gate instead of the server's own" };
    private static readonly Option<string> Listen = new("--listen") { Description = "Where it listens", DefaultValueFactory = _ => "127.0.0.1:8091" };

    /// <summary>The command that makes load.</summary>
    public static Command Create()
    {
        var load = new Command("load", "Put load on a gate of this machine and show its latency")
        {
            Campaign, Caller, Connections, Seconds, Rate, Batch, Numbers, OptOuts, Get, GateAskCommand.Url, GateAskCommand.Key, OptionReading.AsJson,
        };
        load.SetAction(LoadAsync);
        return load;
    }

    /// <summary>The command that serves one short text and nothing else.</summary>
    public static Command CreateBare()
    {
        var bare = new Command("bare", "Serve one short text from the same server, to compare the gate with") { Listen, AsTheGate };
        bare.SetAction(BareAsync);
        return bare;
    }

    private static async Task<int> LoadAsync(ParseResult parsed, CancellationToken ct)
    {
        if (!Uri.TryCreate(parsed.GetRequiredValue(GateAskCommand.Url), UriKind.Absolute, out var url) || url.Scheme != "http"
            || !IPAddress.TryParse(url.Host, out var host) || !IPAddress.IsLoopback(host))
        {
            return await parsed.RefuseAsync([new LoadOnThisMachineOnly { Where = "--url" }]);
        }

        var key = parsed.GetValue(GateAskCommand.Key) ?? SecretSettings.OfEnvironment("FILIERA_GATE_KEY") ?? "";
        var path = parsed.GetValue(Get);
        if (!TryNumbers(parsed.GetValue(Numbers), out var numbers))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("a file of mobile numbers of ten digits, one a line") { Where = "--numbers" }]);
        }

        var batch = Math.Clamp(parsed.GetValue(Batch), 1, GateLimits.Usual.Numbers);
        var plan = new LoadPlan(
            new IPEndPoint(host, url.Port),
            Math.Clamp(parsed.GetValue(Connections), 1, 1024),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(Seconds), 0.1, 120)),
            parsed.GetValue(Rate),
            number => path is null
                ? new NumberRequests(url.Authority, key, parsed.GetValue(Campaign) ?? "", parsed.GetValue(Caller)!, batch, parsed.GetValue(OptOuts), numbers, number)
                : new FixedRequest(url.Authority, path));
        LoadResult result;
        try
        {
            result = await new LoadRun(plan, TimeProvider.System).RunAsync(ct);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return await parsed.RefuseAsync([new GateNotReached { Where = "--url" }]);
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(OptionReading.AsJson) ? Line(result, batch) : Text(result, batch));
        return result is { Refused: 0, Broken: 0 } ? 0 : 1;
    }

    private static bool TryNumbers(string? file, out IReadOnlyList<string> numbers)
    {
        numbers = file is null ? [] : [.. File.Exists(file) ? File.ReadLines(file).Select(NumberRequests.Digits).OfType<string>() : []];
        return file is null || numbers.Count > 0;
    }

    private static string Text(LoadResult result, int batch) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {result.PerSecond:N0} answers/s, {result.PerSecond * batch:N0} numbers/s, in {result.Seconds:N1} s
        answered {result.Answered:N0}, refused {result.Refused:N0}, broken {result.Broken:N0}
        p50 {Micro(result, 0.5):N0} us, p90 {Micro(result, 0.9):N0} us, p99 {Micro(result, 0.99):N0} us, p99.9 {Micro(result, 0.999):N0} us, longest {result.Latency.Longest / 1000:N0} us
        """);

    private static string Line(LoadResult result, int batch) => Json.Object(
        ("answered", result.Answered),
        ("batch", batch),
        ("broken", result.Broken),
        ("longest_ns", result.Latency.Longest),
        ("p50_ns", result.Latency.At(0.5)),
        ("p90_ns", result.Latency.At(0.9)),
        ("p99_ns", result.Latency.At(0.99)),
        ("p999_ns", result.Latency.At(0.999)),
        ("refused", result.Refused),
        ("seconds_ms", (long)(result.Seconds * 1000))).ToCanonicalText();

    private static long Micro(LoadResult result, double share) => result.Latency.At(share) / 1000;

    private static async Task<int> BareAsync(ParseResult parsed, CancellationToken ct)
    {
        if (!IPEndPoint.TryParse(parsed.GetRequiredValue(Listen), out var address))
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("ADDRESS:PORT, such as 127.0.0.1:8091") { Where = "--listen" }]);
        }

        if (parsed.GetValue(AsTheGate))
        {
            SocketThreads.AnswerWhereHeard();
        }

        await using var bare = await BareServer.StartAsync(address, parsed.GetValue(AsTheGate), ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(bare.Address);
        await bare.Ended(ct);
        return 0;
    }
}
