// SPDX-License-Identifier: EUPL-1.2
using System.CommandLine;
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Cli;

/// <summary><c>filiera gate serve</c>: answers diallers until it is told to end; SIGTERM lets it answer what it accepted.</summary>
/// <remarks>Each address it listens at is one line of standard output, once it answers there. Exit code 0 when it ended in order, 2 when refused.</remarks>
internal static class GateServeCommand
{
    private const int LongestOutOfTouch = 86_400;

    private static readonly Option<string[]> Listen = new("--listen")
    {
        Description = "An address for HTTP/1.1; by default 127.0.0.1:8090",
        HelpName = "ADDRESS:PORT",
    };

    private static readonly Option<string[]> ListenHttp2 = new("--listen-http2") { Description = "An address for HTTP/2 by prior knowledge", HelpName = "ADDRESS:PORT" };
    private static readonly Option<int[]> ListenFd = new("--listen-fd") { Description = "A listening socket that this process inherited, for HTTP/1.1; by default those of LISTEN_FDS", HelpName = "NUMBER" };
    private static readonly Option<string?> ReplicaOf = new("--replica-of") { Description = "The gate to follow", HelpName = "URL" };
    private static readonly Option<string?> Key = new("--key") { Description = "A gate key with the scope replica; better given as FILIERA_GATE_KEY" };
    private static readonly Option<string?> PrimaryKeys = new("--primary-keys") { Description = "What filiera keys list prints at the primary; by default the keys of this installation", HelpName = "FILE" };

    private static readonly Option<int?> OutOfTouch = new("--out-of-touch")
    {
        Description = "How many seconds a replica goes on allowing without having heard of its primary; 5 when not given. An opt-out told meanwhile is not known to it",
        HelpName = "SECONDS",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var serve = new Command("serve", "Answer diallers until told to end")
        {
            Listen, ListenHttp2, ListenFd, ReplicaOf, Key, PrimaryKeys, OutOfTouch, OpenedInstallation.Data, OpenedInstallation.Postgres,
        };
        serve.SetAction(RunAsync);
        return serve;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var installation = Installation.At(
            parsed.GetValue(OpenedInstallation.Data) ?? "data",
            parsed.GetValue(OpenedInstallation.Postgres),
            Environment.GetEnvironmentVariable("FILIERA_RULEBOOK"));
        if (!Directory.Exists(installation.DataDirectory))
        {
            return await parsed.RefuseAsync([new DataDirectoryMissing { Where = "--data" }]);
        }

        if (Endpoints(parsed) is not { } endpoints)
        {
            return await parsed.RefuseAsync([new OptionNotUnderstood("ADDRESS:PORT, such as 127.0.0.1:8090") { Where = "--listen" }]);
        }

        ShareThreads(parsed);
        var limits = GateLimits.Usual;
        if (parsed.GetValue(OutOfTouch) is { } seconds)
        {
            if (seconds is < 1 or > LongestOutOfTouch || parsed.GetValue(ReplicaOf) is null)
            {
                return await parsed.RefuseAsync([new OptionNotUnderstood("seconds from 1 to 86400, with --replica-of") { Where = "--out-of-touch" }]);
            }

            limits = limits with { OutOfTouch = Duration.FromSeconds(seconds) };
        }

        switch (await PrimaryAsync(parsed, ct))
        {
            case Result<GatePrimary?>.Refused refused:
                return await parsed.RefuseAsync(refused.Refusals);
            case Result<GatePrimary?>.Ok { Value: var primary }:
                return await GateServer.StartAsync(installation, endpoints, limits, primary, null, null, ct) switch
                {
                    Result<GateServer>.Ok { Value: var server } => await UntilEndedAsync(server, parsed, ct),
                    Result<GateServer>.Refused refused => await parsed.RefuseAsync(refused.Refusals),
                    _ => throw new InvalidOperationException("Neither value nor refusal."),
                };
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }
    }

    // A database that is heard over sockets would be read by the threads that hear questions.
    private static void ShareThreads(ParseResult parsed)
    {
        ShortTurns.Ask();
        if (parsed.GetValue(OpenedInstallation.Postgres) is null)
        {
            SocketThreads.AnswerWhereHeard();
        }
    }

    private static async Task<int> UntilEndedAsync(GateServer server, ParseResult parsed, CancellationToken ct)
    {
        await using (server)
        {
            await using var cancelled = ct.Register(() => _ = server.DrainAsync());
            foreach (var address in server.Addresses)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(address);
            }

            await parsed.InvocationConfiguration.Output.FlushAsync(CancellationToken.None);
            await server.Ended;
            return 0;
        }
    }

    private static Sequence<GateEndpoint>? Endpoints(ParseResult parsed)
    {
        var endpoints = new List<GateEndpoint>();
        foreach (var handle in parsed.GetValue(ListenFd) is { Length: > 0 } given ? given : Inherited())
        {
            endpoints.Add(new GateEndpoint(null, handle, false));
        }

        foreach (var (text, http2) in (parsed.GetValue(Listen) ?? []).Select(text => (text, false)).Concat((parsed.GetValue(ListenHttp2) ?? []).Select(text => (text, true))))
        {
            if (!IPEndPoint.TryParse(text, out var address))
            {
                return null;
            }

            endpoints.Add(new GateEndpoint(address, null, http2));
        }

        return endpoints.Count > 0 ? Sequence.From(endpoints) : [new GateEndpoint(new IPEndPoint(IPAddress.Loopback, 8090), null, false)];
    }

    // What a service manager hands over begins after standard input, output and error.
    private static int[] Inherited() =>
        Environment.GetEnvironmentVariable("LISTEN_PID") == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)
        && int.TryParse(Environment.GetEnvironmentVariable("LISTEN_FDS"), out var count) && count is > 0 and <= 16
            ? [.. Enumerable.Range(3, count)]
            : [];

    private static async Task<Result<GatePrimary?>> PrimaryAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(ReplicaOf) is not { } text)
        {
            return new Result<GatePrimary?>.Ok(null);
        }

        var key = parsed.GetValue(Key) ?? SecretSettings.OfEnvironment("FILIERA_GATE_KEY");
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new OptionNotUnderstood("the address of a gate, such as http://127.0.0.1:8090") { Where = "--replica-of" };
        }

        if (key is null)
        {
            return new OptionNotUnderstood("a gate key with the scope replica") { Where = "--key" };
        }

        if (parsed.GetValue(PrimaryKeys) is { } file)
        {
            return KeyList.Read(await File.ReadAllBytesAsync(file, ct)) switch
            {
                Result<Sequence<TrustedKey>>.Ok { Value: var keys } => new GatePrimary(address, key, keys),
                Result<Sequence<TrustedKey>>.Refused refused => refused.Refusals,
                _ => throw new InvalidOperationException("Neither value nor refusal."),
            };
        }

        return new GatePrimary(address, key, null);
    }
}
