// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Proofs;
using Filiera.Screening;
using Filiera.Stores.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Flows;

/// <summary>A replica forgets what its primary's journal has erased while it goes on answering, whatever happens meanwhile.</summary>
public sealed class ReplicasForget : IAsyncLifetime
{
    // More than the primary tells at once.
    private const int Citizens = 12_000;
    private readonly GateDesk _desk = new();
    private readonly HashSet<string> _states = [];
    private Relay _network = null!;
    private GateServer _replica = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        await _desk.InitializeAsync();
        _key = await _desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        _network = await Relay.StartAsync(_desk.Addresses[0]);
    }

    public async ValueTask DisposeAsync()
    {
        await (_replica?.DisposeAsync() ?? default);
        await _network.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task An_opt_out_told_while_it_reads_again_is_known_before_and_after_it_forgets()
    {
        await CalledAsync("393471100001", 0);
        await CalledAsync("393471100002", 0);
        await OptOutAsync(Enumerable.Range(0, Citizens).Select(i => $"348{i:D7}"));
        await AMonthLaterAsync();
        await using var services = Services();
        var release = _network.HoldAnswers(query => IsReading(query) && !query.Contains("from=1&", StringComparison.Ordinal));

        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusMonths(24).PlusDays(35)));
        Assert.Equal(2, await ErasedAsync(services));
        await _network.Held;
        await OptOutAsync(["3471100099"]);
        var before = await UntilAsync(status => Number(status, "position") == Citizens + 4);
        Assert.Equal((Citizens + 4, "serving"), (Number(before, "numbers_remembered"), Text(before, "state")));

        release.SetResult();
        var after = await UntilAsync(status => Number(status, "numbers_remembered") != Citizens + 4);
        Assert.Equal((Citizens + 2, Citizens + 4, "serving"), (Number(after, "numbers_remembered"), Number(after, "position"), Text(after, "state")));
        Assert.Contains(ReasonCodes.OpposedToClient, await ReasonsAsync("3471100099"));
        Assert.DoesNotContain("stale", _states);
    }

    [Fact]
    public async Task A_reading_that_breaks_off_is_begun_again_and_what_was_known_stays_until_it_ends()
    {
        await CalledAsync("393471100001", 0);
        await OptOutAsync(Enumerable.Range(0, Citizens).Select(i => $"348{i:D7}"));
        await AMonthLaterAsync();
        await using var services = Services();
        var (broken, mended) = (0, false);
        _network.Answered = query =>
        {
            var isBroken = !mended && IsReading(query) && !query.Contains("from=1&", StringComparison.Ordinal);
            broken += isBroken ? 1 : 0;
            return Task.FromResult(!isBroken);
        };

        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusMonths(24).PlusDays(35)));
        Assert.Equal(1, await ErasedAsync(services));
        var during = await UntilAsync(_ => Volatile.Read(ref broken) >= 2);
        Assert.Equal((Citizens + 2, "serving"), (Number(during, "numbers_remembered"), Text(during, "state")));

        Volatile.Write(ref mended, true);
        var after = await UntilAsync(status => Number(status, "numbers_remembered") == Citizens + 1);
        Assert.Equal((Citizens + 2, "serving"), (Number(after, "position"), Text(after, "state")));
        Assert.DoesNotContain("stale", _states);
    }

    [Fact]
    public async Task What_is_erased_while_it_reads_again_is_forgotten_too()
    {
        await CalledAsync("393471100001", 0);
        await CalledAsync("393471100002", 10);
        await AMonthLaterAsync();
        await using var services = Services();
        var release = _network.HoldAnswers(IsReading);
        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusMonths(24).PlusDays(35)));
        Assert.Equal(1, await ErasedAsync(services));
        await _network.Held;

        // What is on its way to the replica still holds the second call.
        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusMonths(24).PlusDays(50)));
        Assert.Equal(1, await ErasedAsync(services));
        release.SetResult();
        var after = await UntilAsync(status => Number(status, "numbers_remembered") == 1);
        Assert.Equal((3, "serving"), (Number(after, "position"), Text(after, "state")));
    }

    [Fact]
    public async Task A_primary_that_tells_of_no_erasures_is_heard_and_one_that_tells_of_them_wrongly_is_not()
    {
        await using var services = Services();
        using var key = (await services.GetRequiredService<IKeyStore>().OpenOrCreateAsync(DialDeltas.Purpose, default)).ValueOrThrow();
        var said = ContentHash.Of("erased"u8);
        Assert.Equal(said, DialDeltas.Read(DialDeltas.Seal(1, 0, _desk.Clock.GetCurrentInstant(), said, [], null, key))!.Erasures);
        Assert.Null(DialDeltas.Read(DialDeltas.Seal(1, 0, _desk.Clock.GetCurrentInstant(), null, [], null, key))!.Erasures);
        DialDeltas? With(params (string, Json)[] more) => DialDeltas.Read(SignedEnvelope.Seal(
            DialDeltas.PayloadType,
            Json.Object([("at", "2026-11-16T09:00:00Z"), .. more, ("events", ""), ("from", 1), ("last", 0), ("positions", Json.Null)]).ToCanonicalBytes(),
            key));
        Assert.Equal(0, With()!.Last);
        Assert.Null(With(("erasures", "sha256:1")));
        Assert.Null(With(("erasures", 1)));
    }

    private LocalDate Day { get; } = new(2026, 11, 16);

    private static bool IsReading(string query) => query.EndsWith("wait=0", StringComparison.Ordinal);

    // A call of which the gate was told, some days after the first.
    private async Task CalledAsync(string digits, int days)
    {
        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusDays(days)) + Duration.FromHours(10));
        var at = _desk.Clock.GetCurrentInstant();
        var mac = await new FileClearanceKeys(_desk.Files, TimeProvider.System).CurrentAsync(_desk.Campaign.Client, _desk.Centre, default);
        var token = ClearanceToken.Mint(
            new Clearance(
                new RandomIdentifiers(_desk.Clock).Next(), _desk.Campaign.Client, _desk.Campaign.Id, _desk.Caller,
                SubscriberNumber.FromRevealed(ulong.Parse(digits, CultureInfo.InvariantCulture)), at, at + Duration.FromMinutes(1), default),
            mac);
        var outcome = $$"""{"number":"+{{digits}}","outcome":"answered","token":"{{token}}","at":"{{InstantPattern.ExtendedIso.Format(at)}}"}""";
        Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync("/api/gate/outcomes", _key, _desk.Tell(outcome))).Status);
    }

    private async Task OptOutAsync(IEnumerable<string> numbers)
    {
        foreach (var some in numbers.Chunk(10_000))
        {
            var outcomes = some.Select(number => $$"""{"number":"{{number}}","outcome":"opt-out"}""").ToArray();
            Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync("/api/gate/outcomes", _key, _desk.Tell(outcomes))).Status);
        }
    }

    // The journal goes on in another file, and a replica follows it.
    private async Task AMonthLaterAsync()
    {
        _desk.Clock.MoveTo(RomeTime.StartOf(Day.PlusDays(40)) + Duration.FromHours(10));
        await OptOutAsync(["3471000077"]);
        _replica = await _desk.StartAsync(new GatePrimary(_network.Address, await _desk.KeyAsync(GateScopes.Replica), null));
    }

    private async Task<Json.Map> UntilAsync(Func<Json.Map, bool> holds)
    {
        while (true)
        {
            var (_, status) = await _desk.SendAsync(HttpMethod.Get, "/api/gate/status", _key, null, new Uri(_replica.Addresses.First()));
            _states.Add(Text(status, "state"));
            if (holds(status))
            {
                return status;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private async Task<IEnumerable<string>> ReasonsAsync(string number) =>
        GateDesk.ReasonsOf((await _desk.PostAsync("/api/gate/decisions", _key, _desk.Ask(number), new Uri(_replica.Addresses.First()))).Body);

    private static long Number(Json.Map status, string name) => ((Json.Integer)status[name]!).Value;

    private static string Text(Json.Map status, string name) => ((Json.Text)status[name]!).Value;

    private ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddSingleton<IClock>(_desk.Clock).AddFiliera(_desk.Installation).BuildServiceProvider();

    private static async Task<long> ErasedAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EraseWhatIsOver>().RunAsync(default)).ValueOrThrow().Events;
    }

    /// <summary>Hands requests on to a gate, and its answers back when, and where, it is let.</summary>
    private sealed class Relay : IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebApplication _app = null!;

        public Uri Address => new(_app.Urls.First());

        /// <summary>Given the query of what was answered; false breaks the connection.</summary>
        public Func<string, Task<bool>> Answered { get; set; } = _ => Task.FromResult(true);

        /// <summary>Ends when an answer is held for the first time.</summary>
        public Task Held => _held.Task;

        /// <summary>Keeps answers back until what is returned is set.</summary>
        public TaskCompletionSource HoldAnswers(Func<string, bool> which)
        {
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Answered = async query =>
            {
                if (which(query))
                {
                    _held.TrySetResult();
                    await release.Task;
                }

                return true;
            };
            return release;
        }

        public static async Task<Relay> StartAsync(Uri to)
        {
            var relay = new Relay();
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            relay._app = builder.Build();
            relay._app.Run(http => relay.AnswerAsync(http, to));
            await relay._app.StartAsync();
            return relay;
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            _http.Dispose();
        }

        private async Task AnswerAsync(HttpContext http, Uri to)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(to, http.Request.Path + http.Request.QueryString.Value));
            request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
            using var answer = await _http.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (!await Answered(http.Request.QueryString.Value ?? ""))
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = (int)answer.StatusCode;
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body);
        }
    }
}
