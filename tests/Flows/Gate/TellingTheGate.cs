// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Screening;
using Filiera.Stores.Files;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Flows;

public sealed class TellingTheGate(GateDesk desk) : IClassFixture<GateDesk>
{
    [Fact]
    public async Task An_opt_out_is_known_to_the_next_decision_and_told_again_changes_nothing()
    {
        var key = await desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        var before = GateDesk.ReasonsOf((await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471000001"))).Body).ToList();

        var (status, told) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell("""{"number":"347 1000001","outcome":"opt-out"}"""));
        var after = GateDesk.ReasonsOf((await desk.PostAsync("/api/gate/decisions", key, desk.Ask("+39 347 100 0001"))).Body).ToList();

        Assert.Equal((HttpStatusCode.OK, (Json)1), (status, told["kept"]!));
        Assert.NotEmpty(after.Except(before));
        Assert.Empty(before.Except(after));
    }

    [Fact]
    public async Task An_outcome_needs_the_clearance_of_its_own_call_and_each_clearance_serves_one_call()
    {
        var key = await desk.KeyAsync(GateScopes.Outcome);
        var at = desk.Clock.GetCurrentInstant();
        var token = await TokenAsync("393471000002", at);
        string Outcome(string outcome, string? with = null, string number = "3471000002", int seconds = 10) =>
            $$"""{"number":"{{number}}","outcome":"{{outcome}}","token":"{{with ?? token}}","at":"{{InstantPattern.ExtendedIso.Format(at + Duration.FromSeconds(seconds))}}"}""";
        async Task<string> Code(string outcome) => GateDesk.Code((await desk.PostAsync("/api/gate/outcomes", key, desk.Tell(outcome))).Body);
        desk.Clock.MoveTo(at + Duration.FromSeconds(50));

        Assert.Equal("gate-call-unknown", await Code("""{"number":"3471000002","outcome":"answered"}"""));
        Assert.Equal("gate-call-unknown", await Code(Outcome("answered", "rubbish")));
        Assert.Equal("gate-clearance-forged", await Code(Outcome("answered", token[..^3] + "AAA")));
        Assert.Equal("gate-clearance-of-another-call", await Code(Outcome("answered", number: "3471000003")));
        Assert.Equal("gate-clearance-expired", await Code(Outcome("answered", seconds: 61)));
        Assert.Equal("gate-clearance-expired", await Code(Outcome("answered", seconds: -1)));

        var (_, first) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell(Outcome("attempt"), Outcome("answered")));
        var (_, again) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell(Outcome("answered"), Outcome("attempt")));

        Assert.Equal((2, 0), (first["kept"], first["repeated"]));
        Assert.Equal((0, 2), (again["kept"], again["repeated"]));
        Assert.Equal("gate-clearance-used", await Code(Outcome("busy")));
        Assert.Equal("gate-clearance-used", await Code(Outcome("answered", seconds: 20)));
    }

    [Fact]
    public async Task What_is_wrong_with_one_outcome_keeps_no_opt_out_back()
    {
        var key = await desk.KeyAsync(GateScopes.Outcome);

        var (status, problem) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell(
            """{"number":"3471000010","outcome":"opt-out","token":"rubbish"}""",
            """{"number":"3471000011","outcome":"busy"}""",
            """{"number":3471000012,"outcome":"opt-out"}""",
            """{"number":"3471000013","outcome":"gone"}"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal((Json)1, problem["kept"]);
        Assert.Equal(
            ["/outcomes/1 gate-call-unknown", "/outcomes/2/number gate-number-not-text", "/outcomes/3/outcome gate-field-not-understood"],
            ((Json.List)problem["refusals"]!).Items.Cast<Json.Map>().Select(one => $"{((Json.Text)one["where"]!).Value} {((Json.Text)one["code"]!).Value}").Order());
        Assert.Contains("+393471000010", await DayAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_opt_outs_of_a_day_are_a_file_and_each_is_entered_once_in_the_log_of_rights_requests()
    {
        var key = await desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        await desk.PostAsync("/api/gate/outcomes", key, desk.Tell("""{"number":"3471000020","outcome":"opt-out"}""", """{"number":"3471000021","outcome":"opt-out"}"""));

        var rows = (await DayAsync()).Split('\n');
        Assert.Equal("number_e164,client,opted_out_at", rows[0]);
        Assert.Contains(rows, row => row.StartsWith($"+393471000021,{desk.Campaign.Client},", StringComparison.Ordinal));

        for (var i = 0; i < 100 && ((Json.Integer)(await StatusAsync(key))["opt_outs_to_enter"]!).Value > 0; i++)
        {
            await Task.Delay(100);
        }

        Assert.Equal((Json)0, (await StatusAsync(key))["opt_outs_to_enter"]);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(desk.Clock).AddFiliera(desk.Installation).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<IRightsRequests>().ListAsync(RightsFilter.All, 1000, null, default);
        Assert.Equal(
            [393471000020UL, 393471000021UL],
            read.Select(one => one.Request.Phone?.RevealDigits()).OfType<ulong>().Where(digits => digits is 393471000020UL or 393471000021UL).Order());
    }

    [Fact]
    public async Task A_replica_answers_by_the_same_book_and_refuses_what_its_primary_was_told()
    {
        var key = await desk.KeyAsync(GateScopes.Ask | GateScopes.Outcome);
        var following = await desk.KeyAsync(GateScopes.Replica);
        await using var replica = await desk.StartAsync(new GatePrimary(desk.Addresses[0], following, null), GateLimits.Usual with { OutOfTouch = Duration.FromMinutes(5) });
        var at = new Uri(replica.Addresses.First());

        var asked = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471000030"));
        var same = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471000030"), at);
        var (_, told) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell("""{"number":"3471000030","outcome":"opt-out"}"""));
        var position = ((Json.Integer)told["position"]!).Value;
        for (var tries = 0; ((Json.Integer)(await StatusAsync(key, at))["position"]!).Value < position; tries++)
        {
            Assert.True(tries < 600, "the replica does not follow");
            await Task.Delay(100);
        }

        var (_, refused) = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471000030"), at);
        var (status, problem) = await desk.PostAsync("/api/gate/outcomes", key, desk.Tell("""{"number":"3471000031","outcome":"opt-out"}"""), at);

        Assert.Equal(asked.Body["book"], same.Body["book"]);
        Assert.Equal(GateDesk.ReasonsOf(asked.Body), GateDesk.ReasonsOf(same.Body));
        Assert.NotEqual(GateDesk.ReasonsOf(same.Body), GateDesk.ReasonsOf(refused));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "gate-takes-no-outcomes"), (status, GateDesk.Code(problem)));
    }

    private async Task<string> DayAsync()
    {
        var (_, body) = await desk.SendAsync(HttpMethod.Get, "/api/gate/deltas/2026-11-16.csv", await desk.KeyAsync(GateScopes.Ask), null);
        return ((Json.Text)body["text"]!).Value;
    }

    private async Task<Json.Map> StatusAsync(string key, Uri? at = null) => (await desk.SendAsync(HttpMethod.Get, "/api/gate/status", key, null, at)).Body;

    private async Task<string> TokenAsync(string digits, Instant at)
    {
        var keys = new FileClearanceKeys(desk.Files, TimeProvider.System);
        var mac = await keys.CurrentAsync(desk.Campaign.Client, desk.Centre, default);
        return ClearanceToken.Mint(
            new Clearance(
                new RandomIdentifiers(desk.Clock).Next(), desk.Campaign.Client, desk.Campaign.Id, desk.Caller, SubscriberNumber.FromRevealed(ulong.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)),
                at, at + Duration.FromMinutes(1), default),
            mac);
    }
}
