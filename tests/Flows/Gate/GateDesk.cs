// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Filiera.Composition;
using Filiera.Gate;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Filiera.Flows;

/// <summary>A gate over the parties of the demonstration sector, and a dialler that asks it over the network.</summary>
public sealed partial class GateDesk : IAsyncLifetime
{
    private static readonly SeedPlan Whole = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));
    private static readonly SeedPlan Plan = Whole with { Lists = Sequence.From(Whole.Lists.Where(list => list.Key == "fibra-casa")), Dialling = [] };
    private readonly string _root = Directory.CreateTempSubdirectory("filiera-gate-").FullName;

    /// <summary>The time the gate judges by: ten in the morning of a Monday.</summary>
    public SimulatedClock Clock { get; } = new(RomeTime.StartOf(Plan.Day) + Duration.FromHours(10));

    public Installation Installation => Installation.At(Path.Combine(_root, "data"));

    public GateServer Server { get; private set; } = null!;

    public DataDirectory Files => DataDirectory.Open(Installation.DataDirectory);

    public PartyBook Book { get; private set; } = PartyBook.Empty;

    public Campaign Campaign => Book.Campaigns.Values.Single(one => one.Name == Plan.Campaigns.Single(it => it.Key == "fibra-casa").Name);

    public OrganisationId Centre => Book.Organisations.Values.Single(one => one.LegalName == Plan.Centres.Single(it => it.Key == "centre-02").LegalName).Id;

    public CallerId Caller => Book.DeclaredNumbersOf(Centre, Clock.GetCurrentInstant()).First(declared => declared.Client == Campaign.Client).Number;

    /// <summary>Where it answers over HTTP/1.1, then over HTTP/2.</summary>
    public Uri[] Addresses => [.. Server.Addresses.Select(address => new Uri(address))];

    public async ValueTask InitializeAsync()
    {
        (await SeedInstallation.PlayAsync(Installation, Plan, null, default)).ValueOrThrow();
        Server = await StartAsync();
        await using var services = new ServiceCollection().AddLogging().AddFiliera(Installation).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        Book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
    }

    public async Task<GateServer> StartAsync(GatePrimary? primary = null, GateLimits? limits = null, ILoggerProvider? logs = null) => (await GateServer.StartAsync(
        Installation,
        [new GateEndpoint(new IPEndPoint(IPAddress.Loopback, 0), null, false), new GateEndpoint(new IPEndPoint(IPAddress.Loopback, 0), null, true)],
        limits ?? GateLimits.Usual,
        primary,
        Clock,
        logs,
        default)).ValueOrThrow();

    public async Task<string> KeyAsync(GateScopes scopes, OrganisationId? centre = null, OrganisationId? client = null, Instant? expires = null)
    {
        var (id, text, hash) = GateKeyText.New();
        await new FileGateKeys(Files).AddAsync(new GateKey(id, centre ?? Centre, client, scopes, Clock.GetCurrentInstant(), expires, null, hash), default);
        return text;
    }

    public Task<(HttpStatusCode Status, Json.Map Body)> PostAsync(string path, string key, string body, Uri? to = null, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, key, body, to, type);

    public async Task<(HttpStatusCode Status, Json.Map Body)> SendAsync(
        HttpMethod method, string path, string? key, string? body, Uri? to = null, string type = "application/json", Version? version = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(to ?? Addresses[0], path));
        if (version is not null)
        {
            (request.Version, request.VersionPolicy) = (version, HttpVersionPolicy.RequestVersionExact);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, Json.Parse(bytes) is Result<Json>.Ok { Value: Json.Map map } ? map : Json.Object(("text", Encoding.UTF8.GetString(bytes))));
    }

    public string Ask(params string[] numbers) =>
        $$"""{"campaign":"{{Campaign.Id}}","caller":"{{Caller}}","agent_reserved":true,"numbers":[{{string.Join(',', numbers.Select(number => $"\"{number}\""))}}]}""";

    public string Tell(params string[] outcomes) =>
        $$"""{"campaign":"{{Campaign.Id}}","caller":"{{Caller}}","outcomes":[{{string.Join(',', outcomes)}}]}""";

    /// <summary>Numbers of the campaign's list, as written there, that the gate allows.</summary>
    public async Task<List<string>> AllowedAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddFiliera(Installation).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var list = (await scope.ServiceProvider.GetRequiredService<IScreenings>().ListsAsync(1, null, default))[0];
        await using var content = (await scope.ServiceProvider.GetRequiredService<IBlobs>().OpenAsync(list.Content, default)).ValueOrThrow();
        using var reader = new StreamReader(content);
        var numbers = Written().Matches(await reader.ReadToEndAsync()).Select(match => match.Value).Distinct().Take(5000).ToArray();
        var (_, answer) = await PostAsync("/api/gate/decisions", await KeyAsync(GateScopes.Ask), Ask(numbers));
        return [.. ((Json.List)answer["decisions"]!).Items
            .Select((decision, i) => (Verdict: ((Json.Text)((Json.Map)decision)["verdict"]!).Value, Number: numbers[i]))
            .Where(one => one.Verdict == "allow")
            .Select(one => one.Number)];
    }

    /// <summary>Everything a program of <c>examples</c> reads from its environment.</summary>
    public async Task<Dictionary<string, string>> EnvironmentAsync() => new()
    {
        ["FILIERA_GATE_URL"] = Addresses[0].ToString().TrimEnd('/'),
        ["FILIERA_GATE_KEY"] = await KeyAsync(GateScopes.Ask | GateScopes.Outcome),
        ["FILIERA_CAMPAIGN"] = Campaign.Id.ToString(),
        ["FILIERA_CALLER"] = Caller.ToString(),
    };

    [System.Text.RegularExpressions.GeneratedRegex(@"\+39[ 0-9]{8,14}[0-9]")]
    private static partial System.Text.RegularExpressions.Regex Written();

    public static IEnumerable<string> ReasonsOf(Json.Map answer, int index = 0) =>
        ((Json.List)((Json.Map)((Json.List)answer["decisions"]!).Items[index])["reasons"]!).Items.Select(reason => ((Json.Text)((Json.Map)reason)["code"]!).Value);

    public static string Code(Json.Map problem) => ((Json.Text)problem["code"]!).Value;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }
}
