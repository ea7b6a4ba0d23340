// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Sockets;
using System.Text;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Screening;
using NodaTime;

namespace Filiera.Flows;

public sealed class AskingTheGate(GateDesk desk) : IClassFixture<GateDesk>
{
    [Fact]
    public async Task One_number_and_many_get_one_decision_each_in_the_order_asked()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);

        var (status, one) = await desk.PostAsync("/api/gate/decisions", key, $$"""{"campaign":"{{desk.Campaign.Id}}","number":"3471234567"}""");
        var (_, many) = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("347 1234567", "rubbish", "+1 202 555 0100", "\\u002b39 347 1234568"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["caller-not-understood"], GateDesk.ReasonsOf(one).Intersect(["caller-not-understood"]));
        Assert.Equal(
            ["unreadable", "foreign"],
            ((Json.List)many["decisions"]!).Items.Select(decision => ((Json.Text)((Json.Map)decision)["verdict"]!).Value).Skip(1).Take(2));
        Assert.Equal(GateDesk.ReasonsOf(many), GateDesk.ReasonsOf(many, 3));
        Assert.Equal(4, ((Json.List)many["decisions"]!).Items.Select(decision => ((Json.Map)decision)["decision"]).Distinct().Count());
    }

    [Fact]
    public async Task What_stands_around_a_number_is_read_anew_whenever_it_differs()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        string Asked(string number, string more = "\"agent_reserved\":true") =>
            $$"""{"campaign":"{{desk.Campaign.Id}}","caller":"{{desk.Caller}}",{{more}},"number":"{{number}}"}""";
        async Task<string> SaidAsync(string body)
        {
            var (_, answer) = await desk.PostAsync("/api/gate/decisions", key, body);
            return answer["code"] is Json.Text { Value: var code } ? code : string.Join(' ', GateDesk.ReasonsOf(answer));
        }

        var plain = await SaidAsync(Asked("3471234567"));
        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(plain, await SaidAsync(Asked("3471234567")));
            Assert.StartsWith("number-", await SaidAsync(Asked("")), StringComparison.Ordinal);
            Assert.StartsWith("number-", await SaidAsync(Asked("+39")), StringComparison.Ordinal);
            Assert.Equal("gate-field-not-understood", await SaidAsync(Asked("347\",\"agent\":\"1234567")));
            Assert.Equal("gate-json-malformed", await SaidAsync(Asked("347\\")));
            Assert.Equal(plain, await SaidAsync(Asked("\\u0033471234567")));
            Assert.Equal("gate-json-malformed", await SaidAsync(Asked("3471234567") + "}"));
            Assert.NotEqual("", await SaidAsync(Asked("3471234567", "\"automated\":true")));
        }
    }

    [Fact]
    public async Task Over_http_2_the_answers_are_the_same()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);

        var (_, first) = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471234567"));
        var (status, second) = await desk.SendAsync(HttpMethod.Post, "/api/gate/decisions", key, desk.Ask("3471234567"), desk.Addresses[1], version: HttpVersion.Version20);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(GateDesk.ReasonsOf(first), GateDesk.ReasonsOf(second));
        Assert.Equal(first["book"], second["book"]);
    }

    [Theory]
    [InlineData("", 400, "gate-json-malformed")]
    [InlineData("[1]", 400, "gate-json-malformed")]
    [InlineData("{", 400, "gate-json-malformed")]
    [InlineData("{}", 422, "gate-field-not-understood")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"3471234567\"} ,", 400, "gate-json-malformed")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":3471234567}", 422, "gate-number-not-text")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"numbers\":[\"3471234567\",0671234567]}", 400, "gate-json-malformed")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"numbers\":[\"3471234567\",671234567]}", 422, "gate-number-not-text")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"caller\":6123,\"number\":\"3471234567\"}", 422, "gate-number-not-text")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"numbers\":[]}", 422, "gate-numbers-missing")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"1\",\"numbers\":[\"1\"]}", 422, "gate-numbers-missing")]
    [InlineData("{\"campaign\":\"CAMPAIGN\"}", 422, "gate-numbers-missing")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"1\",\"number\":\"2\"}", 422, "gate-field-not-understood")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"1\",\"agent\":true}", 422, "gate-field-not-understood")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"1\",\"automated\":\"yes\"}", 422, "gate-field-not-understood")]
    [InlineData("{\"campaign\":\"all\",\"number\":\"1\"}", 422, "gate-field-not-understood")]
    [InlineData("{\"campaign\":\"01939000-0000-7000-8000-000000000000\",\"number\":\"1\"}", 422, "gate-campaign-unknown")]
    [InlineData("{\"campaign\":\"CAMPAIGN\",\"number\":\"\\ud800\"}", 400, "gate-json-malformed")]
    public async Task A_request_that_cannot_be_understood_has_one_defined_answer(string body, int status, string code)
    {
        var key = await desk.KeyAsync(GateScopes.Ask);

        var (answered, problem) = await desk.PostAsync("/api/gate/decisions", key, body.Replace("CAMPAIGN", desk.Campaign.Id.ToString(), StringComparison.Ordinal));

        Assert.Equal((status, code), ((int)answered, GateDesk.Code(problem)));
        Assert.Equal("urn:filiera:problem:" + code, ((Json.Text)problem["type"]!).Value);
    }

    [Fact]
    public async Task Too_many_numbers_a_body_too_long_and_another_type_are_refused_before_anything_is_judged()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);

        var many = await desk.PostAsync("/api/gate/decisions", key, desk.Ask([.. Enumerable.Repeat("1", 10_001)]));
        var most = await desk.PostAsync("/api/gate/decisions", key, desk.Ask([.. Enumerable.Repeat("3471234567", 10_000)]));
        var type = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("1"), type: "text/plain");
        var form = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("1"), type: "application/jsonp");

        Assert.Equal((422, "gate-too-many-numbers"), ((int)many.Status, GateDesk.Code(many.Body)));
        Assert.Equal((200, 10_000), ((int)most.Status, ((Json.List)most.Body["decisions"]!).Items.Count));
        Assert.Equal((415, "gate-content-type-wrong"), ((int)type.Status, GateDesk.Code(type.Body)));
        Assert.Equal((415, "gate-content-type-wrong"), ((int)form.Status, GateDesk.Code(form.Body)));
        Assert.StartsWith("HTTP/1.1 413 ", await RawAsync($"POST /api/gate/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_states_no_length_is_read_no_further_than_the_limit_however_many_send_one()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, desk.Addresses[0].Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"POST /api/gate/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
            var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 65_536) + "\r\n");
            try
            {
                // Ten megabytes, if nobody stops it.
                for (var sent = 0; sent < 160 && socket.Available == 0; sent++)
                {
                    await socket.SendAsync(chunk);
                }
            }
            catch (SocketException)
            {
            }

            // What was still on its way when the gate left may have taken the answer with it.
            var buffer = new byte[4096];
            try
            {
                return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
            }
            catch (SocketException)
            {
                return "";
            }
        }));

        Assert.All(answers, answer => Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal), answer));
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471234567"))).Status);
    }

    [Fact]
    public async Task A_client_that_sends_its_header_a_byte_at_a_time_is_left_and_others_are_answered_meanwhile()
    {
        var key = await desk.KeyAsync(GateScopes.Ask);
        var slow = RawAsync("POST /api/gate/decisions HTT");

        var (status, _) = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("3471234567"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("HTTP/1.1 408 ", await slow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_address_opens_to_its_scope_alone()
    {
        (string Method, string Path, GateScopes Scope)[] addresses =
        [
            ("POST", "/api/gate/decisions", GateScopes.Ask),
            ("POST", "/api/gate/outcomes", GateScopes.Outcome),
            ("GET", "/api/gate/status", GateScopes.None),
            ("GET", "/api/gate/deltas?from=1", GateScopes.Replica),
            ("GET", "/api/gate/manifest", GateScopes.Replica),
            ("GET", "/api/gate/files/" + new string('0', 64), GateScopes.Replica),
            ("GET", "/api/gate/indexes/99900039993/" + new string('0', 64), GateScopes.Replica),
            ("GET", "/api/gate/index-keys/99900039993", GateScopes.Replica),
            ("GET", "/api/gate/deltas/2026-11-16.csv", GateScopes.Ask),
            ("POST", "/api/gate/drain", GateScopes.Admin),
        ];
        foreach (var scope in (GateScopes[])[GateScopes.Ask, GateScopes.Outcome, GateScopes.Replica])
        {
            var key = await desk.KeyAsync(scope);
            foreach (var (method, path, needed) in addresses)
            {
                var (status, body) = await desk.SendAsync(new HttpMethod(method), path, key, method == "POST" ? "{}" : null);
                Assert.Equal((path, scope, scope.HasFlag(needed)), (path, scope, status != HttpStatusCode.Forbidden));
                Assert.True(status != HttpStatusCode.Forbidden || GateDesk.Code(body) == "gate-scope-missing");
            }
        }

        foreach (var (method, path, _) in addresses)
        {
            foreach (var bad in (string?[])[null, "", "fgk_00000000_" + new string('A', 43), await desk.KeyAsync(GateScopes.Ask, expires: Instant.FromUtc(2026, 1, 1, 0, 0))])
            {
                var (status, _) = await desk.SendAsync(new HttpMethod(method), path, bad, method == "POST" ? "{}" : null);
                Assert.Equal((path, HttpStatusCode.Unauthorized), (path, status));
            }
        }
    }

    [Fact]
    public async Task A_key_of_another_client_or_of_a_centre_without_mandate_is_answered_by_a_problem()
    {
        var another = desk.Book.Organisations.Keys.First(firm => firm != desk.Campaign.Client);
        var stranger = desk.Campaign.Client;

        var (client, first) = await desk.PostAsync("/api/gate/decisions", await desk.KeyAsync(GateScopes.Ask, client: another), desk.Ask("3471234567"));
        var (mandate, second) = await desk.PostAsync("/api/gate/decisions", await desk.KeyAsync(GateScopes.Ask, centre: stranger), desk.Ask("3471234567"));

        Assert.Equal((HttpStatusCode.Forbidden, "gate-key-of-another-client"), (client, GateDesk.Code(first)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "gate-mandate-missing"), (mandate, GateDesk.Code(second)));
    }

    [Fact]
    public async Task A_key_may_take_no_more_than_its_limit_in_a_second()
    {
        await using var small = await desk.StartAsync(limits: GateLimits.Usual with { NumbersPerSecond = 3 });
        var key = await desk.KeyAsync(GateScopes.Ask);

        var (status, body) = await desk.PostAsync("/api/gate/decisions", key, desk.Ask("1", "2", "3", "4"), new Uri(small.Addresses.First()));

        Assert.Equal((HttpStatusCode.TooManyRequests, "gate-limit-reached"), (status, GateDesk.Code(body)));
    }

    [Fact]
    public async Task The_description_served_is_the_one_committed()
    {
        using var http = new HttpClient();

        var served = await http.GetStringAsync(new Uri(desk.Addresses[0], "/api/gate/openapi.json"));

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository(), "openapi", "gate.json")), served);
        var paths = (Json.Map)((Json.Map)Json.Parse(Encoding.UTF8.GetBytes(served), JsonNumbers.Any).ValueOrThrow())["paths"]!;
        Assert.Equal(11, paths.Members.Count);
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Filiera.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private async Task<string> RawAsync(string head)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, desk.Addresses[0].Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
