// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.SeedWorld;
using Filiera.Stores.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Crash.Gate;

/// <summary>An installation with the parties of the demonstration sector, and what a dialler sends to a gate over it.</summary>
internal sealed partial class GateBed : IDisposable
{
    private const string ListKey = "fibra-casa";
    private static readonly SeedPlan Whole = SeedPlan.Of("test", SeedSize.S, new LocalDate(2026, 11, 16));
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };

    private GateBed(string root) => Root = root;

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Key { get; private set; } = "";

    public CampaignId Campaign { get; private set; }

    /// <summary>The number its centre shows for the client of its campaign.</summary>
    public CallerId Caller { get; private set; }

    /// <summary>Ten in the morning of the day on which its list was screened.</summary>
    public static Instant Ten => RomeTime.StartOf(Whole.Day) + Duration.FromHours(10);

    public static async Task<GateBed> OpenAsync(bool withList = false)
    {
        var bed = new GateBed(Directory.CreateTempSubdirectory("filiera-crash-").FullName);
        var plan = Whole with { Lists = withList ? Sequence.From(Whole.Lists.Where(list => list.Key == ListKey)) : [], Dialling = [] };
        var (campaign, centreKey) = withList ? (ListKey, "centre-02") : ("polizza-serena", "centre-03");
        (await SeedInstallation.PlayAsync(Installation.At(bed.Data), plan, null, default)).ValueOrThrow();
        await using var services = new ServiceCollection().AddLogging().AddFiliera(Installation.At(bed.Data)).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var book = await scope.ServiceProvider.GetRequiredService<IPartyLedger>().ReadAsync(default);
        bed.Campaign = book.Campaigns.Values.Single(one => one.Name == plan.Campaigns.Single(it => it.Key == campaign).Name).Id;
        var centre = book.Organisations.Values.Single(one => one.LegalName == plan.Centres.Single(it => it.Key == centreKey).LegalName).Id;
        bed.Caller = book.DeclaredNumbersOf(centre, Ten).First(declared => declared.Client == book.Campaigns[bed.Campaign].Client).Number;
        bed.Numbers = withList ? await WrittenAsync(scope.ServiceProvider) : [];
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

    /// <summary>Numbers of the list, as written there.</summary>
    public Sequence<string> Numbers { get; private set; } = [];

    /// <summary>Asks about numbers as a dialler does that may call.</summary>
    public string AskToCall(string number) => $$"""{"campaign":"{{Campaign}}","caller":"{{Caller}}","agent_reserved":true,"number":"{{number}}"}""";

    public string Ask(string number) => $$"""{"campaign":"{{Campaign}}","number":"{{number}}"}""";

    public string OptOut(params IEnumerable<string> numbers) =>
        $$"""{"campaign":"{{Campaign}}","outcomes":[{{string.Join(',', numbers.Select(number => $$"""{"number":"{{number}}","outcome":"opt-out"}"""))}}]}""";

    private static async Task<Sequence<string>> WrittenAsync(IServiceProvider services)
    {
        var list = (await services.GetRequiredService<IScreenings>().ListsAsync(1, null, default))[0];
        await using var content = (await services.GetRequiredService<IBlobs>().OpenAsync(list.Content, default)).ValueOrThrow();
        using var reader = new StreamReader(content);
        return Sequence.From(Written().Matches(await reader.ReadToEndAsync()).Select(match => match.Value).Distinct());
    }

    [GeneratedRegex(@"\+39[ 0-9]{8,14}[0-9]")]
    private static partial Regex Written();

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
