// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Screening;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows;

/// <summary>Two years and more after a call its events go by themselves; who opted out is refused for ever, by replicas too.</summary>
public sealed class ErasingTheJournal : IAsyncLifetime
{
    private readonly GateDesk _desk = new();

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Events_go_when_no_decision_kept_rests_on_them_and_opt_outs_stay()
    {
        var key = await _desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        var allowed = (await _desk.AllowedAsync()).Take(3).ToArray();
        var (_, decided) = await _desk.PostAsync("/api/gate/decisions", key, _desk.Ask(allowed));
        var (_, told) = await _desk.PostAsync("/api/gate/outcomes", key, _desk.Tell(
            Outcome(decided, allowed, 0, "answered"), Outcome(decided, allowed, 1, "opt-out"), Outcome(decided, allowed, 2, "no-answer")));
        Assert.Equal((Json)3, told["kept"]);

        // A month and more later the journal goes on in another file.
        var day = RomeTime.DayOf(_desk.Clock.GetCurrentInstant());
        _desk.Clock.MoveTo(_desk.Clock.GetCurrentInstant() + Duration.FromDays(40));
        (_, told) = await _desk.PostAsync("/api/gate/outcomes", key, _desk.Tell("""{"number":"3471000077","outcome":"opt-out"}"""));
        Assert.Equal((Json)4, told["position"]);
        var later = RomeTime.DayOf(_desk.Clock.GetCurrentInstant());
        Assert.Equal(HttpStatusCode.OK, (await _desk.PostAsync("/api/gate/decisions", key, _desk.Ask(allowed))).Status);
        await using var services = Services();
        _desk.Clock.MoveTo(RomeTime.StartOf(day.PlusMonths(24)));
        Assert.Equal(0, await ErasedAsync(services));

        _desk.Clock.MoveTo(RomeTime.StartOf(day.PlusMonths(24).PlusDays(35)));
        Assert.Equal(2, await ErasedAsync(services));
        Assert.Equal(0, await ErasedAsync(services));
        Assert.Equal([(2L, Digits(allowed[1])), (4L, 393_471_000_077UL)], await KeptAsync(services));
        await using (var scope = services.CreateAsyncScope())
        {
            var acts = await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(new AuditQuery { SubjectKind = "dial-journal", Limit = 10 }, default);
            Assert.Equal("dial-journal-erased", Assert.Single(acts).Act.Verb);
        }

        // The gate that ran meanwhile forgets them, and goes on.
        await ForgottenAsync(key);

        // What was decided on a day that is kept comes out the same without the events that went.
        Assert.Equal((3L, 0L, 0L, 0), await JudgedAgainAsync(services, later));

        await KnownAnewAsync(services, key);
    }

    private async Task ForgottenAsync(string key)
    {
        while (true)
        {
            var (_, body) = await _desk.SendAsync(HttpMethod.Get, "/api/gate/status", key, null);
            if ((Json)2 == body["numbers_remembered"])
            {
                Assert.Equal((Json)4, body["position"]);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    // A gate that reads it anew, and a replica that hears all of it from that gate, know the same.
    private async Task KnownAnewAsync(ServiceProvider services, string key)
    {
        await _desk.Server.DrainAsync();
        await using var gate = await _desk.StartAsync();
        var following = await _desk.KeyAsync(GateScopes.Replica);
        var address = new Uri(gate.Addresses.First());
        await _desk.SendAsync(HttpMethod.Get, "/api/gate/manifest", following, null, address);
        await _desk.SendAsync(HttpMethod.Get, "/api/gate/deltas?from=1", following, null, address);
        await using var replica = await _desk.StartAsync(new GatePrimary(address, following, await services.GetRequiredService<IKeyStore>().ListAsync(default)));
        foreach (var one in new[] { gate, replica })
        {
            var (status, body) = await _desk.SendAsync(HttpMethod.Get, "/api/gate/status", key, null, new Uri(one.Addresses.First()));
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(((Json)4, (Json)2), (body["position"], body["numbers_remembered"]));
        }
    }

    private string Outcome(Json.Map decided, string[] numbers, int index, string what)
    {
        var decision = (Json.Map)((Json.List)decided["decisions"]!).Items[index];
        return $$"""{"number":"{{numbers[index]}}","outcome":"{{what}}","token":"{{((Json.Text)decision["token"]!).Value}}"}""";
    }

    private static ulong Digits(string number) => SubscriberNumber.TryFrom(NumberParser.Parse(System.Text.Encoding.ASCII.GetBytes(number)), out var read) ? read.RevealDigits() : 0;

    private ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddSingleton<IClock>(_desk.Clock).AddFiliera(_desk.Installation).BuildServiceProvider();

    private static async Task<long> ErasedAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EraseWhatIsOver>().RunAsync(default)).ValueOrThrow().Events;
    }

    private static async Task<(long Judged, long OtherBook, long Wrongly, int Differences)> JudgedAgainAsync(ServiceProvider services, LocalDate day)
    {
        await using var scope = services.CreateAsyncScope();
        var again = await scope.ServiceProvider.GetRequiredService<ReplayGateDay>().RunAsync(day, default);
        return (again.Judged, again.OtherBook, again.Wrongly, again.Differences.Count);
    }

    private static async Task<List<(long, ulong)>> KeptAsync(ServiceProvider services)
    {
        var kept = new List<(long, ulong)>();
        await foreach (var (position, one) in services.GetRequiredService<IDialJournal>().ReadAsync(1, default))
        {
            kept.Add((position, one.Number.RevealDigits()));
        }

        return kept;
    }
}
