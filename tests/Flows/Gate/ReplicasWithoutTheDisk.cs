// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Screening;
using Filiera.Stores.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Replicas on another machine: nothing is shared but the network, which breaks.</summary>
public sealed class ReplicasWithoutTheDisk : IAsyncLifetime
{
    private readonly GateDesk _desk = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("filiera-replica-").FullName;

    private DataDirectory Files => DataDirectory.Open(_elsewhere);

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_replica_fetches_what_it_lacks_over_a_network_that_breaks_and_answers_by_the_same_book()
    {
        // No connection lives longer than this many bytes: whoever began anew each time would never end.
        using var network = new BreakingNetwork(_desk.Addresses[0], 60_000);
        await using var replica = await StartAsync(network.Address, GateLimits.Usual with { OutOfTouch = Duration.FromMinutes(5) });
        var numbers = (await _desk.AllowedAsync()).Take(200).ToArray();
        var there = await AnswersAsync(replica, numbers);

        var here = (await _desk.PostAsync("/api/gate/decisions", await _desk.KeyAsync(GateScopes.Ask), _desk.Ask(numbers))).Body;
        Assert.Equal(here["book"], there["book"]);
        Assert.All(Verdicts(there), verdict => Assert.Equal("allow", verdict));
        Assert.True(network.Broken > 1, "The network never broke.");
        Assert.Empty(Directory.GetFiles(Files.Fetching));
        Assert.All(Directory.GetFiles(Files.Answers, "*", SearchOption.AllDirectories), path => Assert.EndsWith(".idx", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replica_started_before_its_primary_ever_signed_anything_trusts_it_from_its_first_signature_on()
    {
        Assert.DoesNotContain(await KeysAsync(), key => key.Purpose == DialManifestForm.Purpose.Name);
        await using var replica = await _desk.StartAsync(new GatePrimary(_desk.Addresses[0], await _desk.KeyAsync(GateScopes.Replica), null));
        var numbers = (await _desk.AllowedAsync()).Take(50).ToArray();

        await UntilAsync(replica, numbers, answer => Verdicts(answer).TrueForAll(verdict => verdict == "allow"));
    }

    [Fact]
    public async Task A_replica_that_listens_has_taken_in_everything_that_was_told_before_however_much_it_was()
    {
        // More than the primary tells at once, and more than it has at hand: the oldest come from its disk.
        const int Told = 70_000;
        var key = await _desk.KeyAsync(GateScopes.Outcome);
        for (var from = 0; from < Told; from += 10_000)
        {
            var outcomes = Enumerable.Range(from, 10_000).Select(i => $$"""{"number":"347{{i:D7}}","outcome":"opt-out"}""").ToArray();
            Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync("/api/gate/outcomes", key, _desk.Tell(outcomes))).Status);
        }

        await using var replica = await StartAsync(_desk.Addresses[0], GateLimits.Usual);
        var status = await StatusAsync(replica);
        Assert.Equal((Json)Told, status["position"]);
        Assert.Equal((Json)Told, status["numbers_remembered"]);
    }

    [Fact]
    public async Task A_replica_given_other_keys_than_its_primarys_allows_nothing_whatever_lies_beside_it()
    {
        var numbers = (await _desk.AllowedAsync()).Take(5).ToArray();
        var keys = (await PrimaryAsync(_desk.Addresses[0])).Keys!.Value.Where(key => key.Purpose != DialManifestForm.Purpose.Name);
        await using var replica = await _desk.StartAsync(new GatePrimary(_desk.Addresses[0], await _desk.KeyAsync(GateScopes.Replica), Sequence.From(keys)));

        for (var again = 0; again < 10; again++)
        {
            Assert.DoesNotContain("allow", Verdicts(await AskAsync(replica, numbers)));
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Half_a_file_that_is_another_is_never_used()
    {
        // What is left of an earlier download begins like the file, and is another in the middle.
        var manifest = await ManifestAsync();
        var content = manifest.Campaigns.SelectMany(campaign => campaign.Lists).First().Content;
        await using var services = new ServiceCollection().AddLogging().AddFiliera(_desk.Installation).BuildServiceProvider();
        var blobs = services.GetRequiredService<Operations.IBlobs>();
        var part = new byte[4096];
        await using (var list = (await blobs.OpenAsync(content, default)).ValueOrThrow())
        {
            await list.ReadExactlyAsync(part);
        }

        part[2000] ^= 1;
        await using (var left = new FileFetchedParts(Files).Open("blob-" + content.ToHex()))
        {
            await left.WriteAsync(part);
        }

        await using var replica = await StartAsync(_desk.Addresses[0], GateLimits.Usual with { OutOfTouch = Duration.FromMinutes(5) });
        Assert.NotNull((await AnswersAsync(replica, (await _desk.AllowedAsync()).Take(1).ToArray()))["book"]);
        await using var own = new ServiceCollection().AddLogging().AddFiliera(Installation.At(_elsewhere)).BuildServiceProvider();
        await using var kept = (await own.GetRequiredService<Operations.IBlobs>().OpenAsync(content, default)).ValueOrThrow();
        Assert.Equal(content, new ContentHash(await System.Security.Cryptography.SHA256.HashDataAsync(kept)));
    }

    [Fact]
    public async Task Without_its_primary_a_replica_goes_on_as_long_as_it_was_told_to_and_never_past_the_days_of_its_answers()
    {
        await using var patient = await StartAsync(_desk.Addresses[0], GateLimits.Usual with { OutOfTouch = Duration.FromHours(10) });
        await using var careful = await _desk.StartAsync(await PrimaryAsync(_desk.Addresses[0]), GateLimits.Usual with { OutOfTouch = Duration.FromSeconds(2) });
        var numbers = (await _desk.AllowedAsync()).Take(50).ToArray();
        await AnswersAsync(patient, numbers);
        await AnswersAsync(careful, numbers);

        await _desk.Server.DrainAsync();
        await UntilAsync(careful, numbers, answer => Verdicts(answer).All(verdict => verdict == "withhold") && GateDesk.ReasonsOf(answer).Contains("gate-stale"));
        Assert.All(Verdicts(await AskAsync(patient, numbers)), verdict => Assert.Equal("allow", verdict));

        // Three weeks later, at the same hour of the same weekday, every answer has ended: only what needs none may still be called.
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(21));
        var ended = await AskAsync(patient, numbers);
        var old = Enumerable.Range(0, numbers.Length).Where(i => GateDesk.ReasonsOf(ended, i).Contains("answer-too-old")).ToList();
        Assert.True(old.Count > numbers.Length / 2, "Most of these numbers rest on an answer.");
        Assert.All(old, i => Assert.NotEqual("allow", Verdicts(ended)[i]));
        Assert.Equal("serving", ((Json.Text)(await StatusAsync(patient))["state"]!).Value);
    }

    private async Task<GateServer> StartAsync(Uri primary, GateLimits limits) => (await GateServer.StartAsync(
        Installation.At(_elsewhere), [new GateEndpoint(new IPEndPoint(IPAddress.Loopback, 0), null, false)], limits, await PrimaryAsync(primary), _desk.Clock, null, default)).ValueOrThrow();

    private async Task<GatePrimary> PrimaryAsync(Uri address)
    {
        var following = await _desk.KeyAsync(GateScopes.Replica);
        await _desk.SendAsync(HttpMethod.Get, "/api/gate/manifest", following, null);
        await _desk.SendAsync(HttpMethod.Get, "/api/gate/deltas?from=1", following, null);
        return new GatePrimary(address, following, await KeysAsync());
    }

    private async Task<Sequence<TrustedKey>> KeysAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddFiliera(_desk.Installation).BuildServiceProvider();
        return await services.GetRequiredService<IKeyStore>().ListAsync(default);
    }

    private async Task<DialManifest> ManifestAsync()
    {
        var (_, body) = await _desk.SendAsync(HttpMethod.Get, "/api/gate/manifest", await _desk.KeyAsync(GateScopes.Replica), null);
        return DialManifestForm.Read(SignedEnvelope.Read(body.ToCanonicalBytes()).ValueOrThrow()).ValueOrThrow();
    }

    // The keys a replica knows are its own: they lie in its own data directory.
    private async Task<Json.Map> AskAsync(GateServer replica, string[] numbers)
    {
        var (id, text, hash) = GateKeyText.New();
        var known = new GateKey(id, _desk.Centre, null, GateScopes.Ask, _desk.Clock.GetCurrentInstant(), null, null, hash);
        await new FileGateKeys(Files).AddAsync(known, default);
        await new FileGateKeys(_desk.Files).AddAsync(known, default);
        return (await _desk.PostAsync("/api/gate/decisions", text, _desk.Ask(numbers), new Uri(replica.Addresses.First()))).Body;
    }

    private async Task<Json.Map> StatusAsync(GateServer replica)
    {
        var (id, text, hash) = GateKeyText.New();
        await new FileGateKeys(Files).AddAsync(new GateKey(id, _desk.Centre, null, GateScopes.Ask, _desk.Clock.GetCurrentInstant(), null, null, hash), default);
        return (await _desk.SendAsync(HttpMethod.Get, "/api/gate/status", text, null, new Uri(replica.Addresses.First()))).Body;
    }

    private Task<Json.Map> AnswersAsync(GateServer replica, string[] numbers) => UntilAsync(replica, numbers, answer => Verdicts(answer).Contains("allow"));

    private async Task<Json.Map> UntilAsync(GateServer replica, string[] numbers, Func<Json.Map, bool> holds)
    {
        for (var i = 0; i < 300; i++)
        {
            var answer = await AskAsync(replica, numbers);
            if (holds(answer))
            {
                return answer;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("The replica does not come to it.");
    }

    private static List<string> Verdicts(Json.Map answer) =>
        [.. ((Json.List)answer["decisions"]!).Items.Select(one => ((Json.Text)((Json.Map)one)["verdict"]!).Value)];

    /// <summary>A relay to a gate that lets so many bytes of each connection through, and then breaks it.</summary>
    private sealed class BreakingNetwork : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Uri _to;
        private readonly int _most;
        private int _broken;

        public BreakingNetwork(Uri to, int most)
        {
            (_to, _most) = (to, most);
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
            _ = AcceptAsync();
        }

        public Uri Address { get; }

        public int Broken => Volatile.Read(ref _broken);

        public void Dispose() => _listener.Stop();

        private async Task AcceptAsync()
        {
            while (true)
            {
                TcpClient from;
                try
                {
                    from = await _listener.AcceptTcpClientAsync();
                }
                catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
                {
                    return;
                }

                _ = RelayAsync(from);
            }
        }

        private async Task RelayAsync(TcpClient from)
        {
            using (from)
            using (var to = new TcpClient())
            {
                try
                {
                    await to.ConnectAsync(IPAddress.Loopback, _to.Port);
                    await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), BackAsync(to.GetStream(), from.GetStream()));
                }
                catch (Exception gone) when (gone is SocketException or IOException or InvalidOperationException)
                {
                }
            }
        }

        private async Task BackAsync(NetworkStream source, NetworkStream target)
        {
            var (buffer, left) = (new byte[8192], _most);
            while (left > 0)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)));
                if (read == 0)
                {
                    return;
                }

                await target.WriteAsync(buffer.AsMemory(0, read));
                left -= read;
            }

            Interlocked.Increment(ref _broken);
        }
    }
}
