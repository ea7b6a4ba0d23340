// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Filiera.Composition;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Gate;

/// <summary>An installation with the parties of the demonstration sector, and what a dialler sends to a gate over it.</summary>
internal sealed class GateBed : IDisposable
{
    private static readonly SeedPlan Plan = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16)) with { Lists = [] };
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };

    private GateBed(string root) => Root = root;

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Key { get; private set; } = "";

    public CampaignId Campaign { get; private set; }

    public static async Task<GateBed> OpenAsync()
    {
        var bed = new GateBed(Directory.CreateTempSubdirectory("filiera-crash-").FullName);
        (await SeedInstallation.PlayAsync(Installation.At(bed.Data), Plan, null, default)).ValueOrThrow();
        await using var services = new ServiceCollection().AddLogging().AddFiliera(Installation.At(bed.Data)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        bed.Campaign = book.Campaigns.Values.Single(one => one.Name == Plan.Campaigns.Single(it => it.Key == "polizza-serena").Name).Id;
        var centre = book.Organisations.Values.Single(one => one.LegalName == Plan.Centres.Single(it => it.Key == "centre-03").LegalName).Id;
        var (id, text, hash) = GateKeyText.New();
        var scopes = GateScopes.Ask | GateScopes.Outcome | GateScopes.Admin;
        await new FileGateKeys(DataDirectory.Open(bed.Data)).AddAsync(new GateKey(id, centre, null, scopes, Instant.FromUtc(2026, 1, 1, 0, 0), null, null, hash), default);
        bed.Key = text;
        SqliteConnection.ClearAllPools();
        return bed;
    }

    /// <summary>Sends a request on a connection of its own or one kept; null where none was had or it broke.</summary>
    public async Task<(HttpStatusCode Status, string Body)?> PostAsync(Uri gate, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gate, path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        try
        {
            using var answer = await _http.SendAsync(request);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public string Ask(string number) => $$"""{"campaign":"{{Campaign}}","number":"{{number}}"}""";

    public string OptOut(params IEnumerable<string> numbers) =>
        $$"""{"campaign":"{{Campaign}}","outcomes":[{{string.Join(',', numbers.Select(number => $$"""{"number":"{{number}}","outcome":"opt-out"}"""))}}]}""";

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
