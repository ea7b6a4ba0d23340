// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using System.Text.Json;
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Register;
using Filiera.SeedWorld;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>The public register through HTTP, as somebody without an account sees it.</summary>
public sealed class Register(SeededWebHost host) : IClassFixture<SeededWebHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SeedFirm Centre => SeededWebHost.Plan.Centres[1];

    [Fact]
    public async Task A_firm_is_found_by_the_beginning_of_its_name_and_its_page_says_with_what_numbers_and_for_whom_it_calls()
    {
        var browser = host.Browser();
        var found = await browser.PageAsync("/registro?q=voci+inv");
        Assert.Equal("/registro/organizzazioni/IT" + Centre.VatNumber, found.QuerySelector("tbody th a")!.GetAttribute("href"));

        var page = (await browser.PageAsync("/registro/organizzazioni/IT" + Centre.VatNumber)).QuerySelector("main")!.TextContent;
        Assert.Contains("Voci Inventate spa", page, StringComparison.Ordinal);
        Assert.Contains("+390844000102", page, StringComparison.Ordinal);
        Assert.Contains("Telefonia Inventata spa", page, StringComparison.Ordinal);
        Assert.Contains("Essere nel registro non è una certificazione", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firms_page_tells_its_conduct_in_bands_with_the_period_a_drawing_and_its_table_and_no_figure()
    {
        var firm = SeededWebHost.Plan.Centres[2];
        var day = new NodaTime.LocalDate(2026, 11, 16);
        var stated = new StatedBands(day.PlusDays(1).PlusMonths(-12), day, new Band(5, 20), new Band(1_000, 10_000), new Band(150_000, 300_000), null, ContentHash.Of([1]));
        await using (var scope = host.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<IRegisterBook>().StageAsync(
                "told", new EntryBatch([new EntryDraft("told-1", EntryType.EvidenceBandsStated, EntrySubject.Of(SubjectKind.Organisation, "IT" + firm.VatNumber), day, RomeTime.StartOf(day), stated.ToFacts())], 1), Ct))
                .ValueOrThrow();
            while (await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(Ct) is Result<PublishedRegister>.Refused { Refusals: [LogHasAWriter] })
            {
                await Task.Yield();
            }
        }

        var page = (await host.Browser().PageAsync("/registro/organizzazioni/IT" + firm.VatNumber)).QuerySelector("main")!;
        Assert.Contains("Condotta, in fasce", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dal 17 novembre 2025 al 16 novembre 2026", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["da 5 a 19", "da 1.000 a 9.999", "dal 15\u00a0% a meno del 30\u00a0%", "Troppo poche righe per dirlo"], page.QuerySelectorAll("svg.ladder ~ details tbody td:nth-child(2)").Select(cell => cell.TextContent));
        Assert.Equal(["3 di 6", "2 di 6", "3 di 5", "–"], page.QuerySelectorAll("svg.ladder ~ details tbody td:nth-child(3)").Select(cell => cell.TextContent));
        Assert.Equal(["Liste verificate", "Righe verificate", "Quota da non chiamare", "Quota ancora da decidere"], page.QuerySelectorAll("svg.ladder ~ details tbody th").Select(cell => cell.TextContent));
        Assert.NotEqual("", page.QuerySelector("svg.ladder desc")!.TextContent);
        Assert.Contains("Condotta dichiarata in fasce", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Conduct, in bands", (await host.Browser().PageAsync($"/registro/organizzazioni/IT{firm.VatNumber}?lang=en")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The map goes on naming the admission, or whatever speaks for the firm.
        var (answer, _) = await AnswerAsync("/api/register/organisations/IT" + firm.VatNumber, 200);
        Assert.Equal("organisation-admitted", answer.Statement!.TypeName);
    }

    [Fact]
    public async Task A_firm_without_receipts_has_no_bands_and_the_page_says_that_this_is_no_judgement()
    {
        var client = SeededWebHost.Plan.Clients[0];
        var page = (await host.Browser().PageAsync("/registro/organizzazioni/IT" + client.VatNumber)).QuerySelector("main")!;
        Assert.Contains("Non è un giudizio", page.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("svg.ladder"));
    }

    [Theory]
    [InlineData("0844 000 102", "/registro/numeri/%2B390844000102")]
    [InlineData("IT 99901010019", "/registro/organizzazioni/IT99901010019")]
    [InlineData("fil-2026-000017", "/registro/certificati/FIL-2026-000017")]
    public async Task What_is_typed_leads_to_the_page_that_answers_it(string typed, string address)
    {
        using var answer = await host.Browser().GetAsync("/registro?q=" + Uri.EscapeDataString(typed));
        Assert.Equal((302, address), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("/registro/numeri/%2B390612345678", "Nessun titolare elencato")]
    [InlineData("/registro/certificati/FIL-2026-000017", "Questo certificato non esiste")]
    public async Task What_is_not_there_is_said_and_proved(string address, string words)
    {
        var page = await host.Browser().PageAsync(address, 404);
        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var (answer, key) = await AnswerAsync(page.QuerySelector("main a[download]")!.GetAttribute("href")!, 404);
        Assert.False(answer.IsPresent);
        answer.Verify(key, answer.RootProof.Checkpoint.Text.Split('\n')[0], await KeysAsync()).ValueOrThrow();
    }

    [Fact]
    public async Task A_sole_trader_is_not_listed_and_the_page_says_that_this_does_not_mean_absent()
    {
        var page = await host.Browser().PageAsync("/registro/organizzazioni/IT" + SeedPlan.SoleTraders[0].VatNumber, 404);
        Assert.Contains("la loro assenza non dice che non esistano", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await host.Browser().PageAsync("/registro?q=Tizia")).QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData(0, "Valido", true)]
    [InlineData(2, "Sospeso", false)]
    [InlineData(3, "Valido", true)]
    [InlineData(4, "Ritirato", false)]
    [InlineData(5, "Scaduto", false)]
    public async Task The_code_on_a_certificate_leads_to_what_it_is_worth_today(int centre, string state, bool valid)
    {
        var number = FormattableString.Invariant($"FIL-2026-{100_001 + centre}");
        var page = (await host.Browser().PageAsync(RegisterEndpoints.ShortAddress + number)).QuerySelector("main")!;

        Assert.StartsWith(state, page.QuerySelector(".verdict")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("/registro/organizzazioni/IT" + SeededWebHost.Plan.Centres[centre].VatNumber, page.QuerySelector("dl a")!.GetAttribute("href"));
        Assert.Contains(number, page.QuerySelector("svg.qr title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("http://localhost/v/" + number, page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        var (answer, key) = await AnswerAsync(page.QuerySelector("a.button[download]")!.GetAttribute("href")!, 200);
        answer.Verify(key, answer.RootProof.Checkpoint.Text.Split('\n')[0], await KeysAsync()).ValueOrThrow();
        var firm = (await host.Browser().PageAsync("/registro/organizzazioni/IT" + SeededWebHost.Plan.Centres[centre].VatNumber)).QuerySelector("main")!;
        Assert.Equal(valid, firm.TextContent.Contains("Un certificato valido", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_persons_certificate_is_found_by_its_code_alone_and_names_nobody()
    {
        var page = (await host.Browser().PageAsync("/v/FIL-P-7K2QD-9MX4R-3WTZ8")).QuerySelector("main")!;
        Assert.StartsWith("Valido", page.QuerySelector(".verdict")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Una persona, che il registro non nomina", page.TextContent, StringComparison.Ordinal);
        using var log = await host.Browser().GetAsync("/api/register/entries.jsonl");
        Assert.DoesNotContain("FIL-P-7K2QD", await log.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_served_as_tiles_that_may_be_kept_for_ever_and_a_checkpoint_that_may_not()
    {
        var browser = host.Browser();
        using var checkpoint = await browser.GetAsync("/log/checkpoint");
        Assert.Equal(("no-cache", "text/plain; charset=utf-8"), (checkpoint.Headers.CacheControl!.ToString(), checkpoint.Content.Headers.ContentType!.ToString()));
        var files = new ServedLog(browser.Http);
        var note = await checkpoint.Content.ReadAsByteArrayAsync(Ct);
        var keys = await KeysAsync();
        var opened = SignedCheckpoint.Open(note, keys[0].Name, keys).ValueOrThrow();

        Assert.Empty((await LogCheck.RunAsync(files, opened.Checkpoint, Ct)).Problems);
        Assert.All(files.Caching, caching => Assert.Equal("public, max-age=31536000, immutable", caching));
        foreach (var address in new[] { "/log/tile/0/001", "/log/tile/9/000", "/log/tile/0/000.p/0", "/log/tile/entries/x" })
        {
            using var missing = await browser.GetAsync(address);
            Assert.Equal(404, (int)missing.StatusCode);
        }
    }

    [Fact]
    public async Task Open_data_names_the_checkpoint_it_belongs_to_and_holds_every_entry()
    {
        var browser = host.Browser();
        using var lines = await browser.GetAsync("/api/register/entries.jsonl");
        var text = (await lines.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var size = long.Parse(lines.Headers.GetValues("Filiera-Log-Size").Single(), CultureInfo.InvariantCulture);
        var note = JsonDocument.Parse(text[0]).RootElement.GetProperty("checkpoint").GetString()!;

        Assert.Equal(size, text.Length - 1);
        var keys = await KeysAsync();
        Assert.Equal(size, SignedCheckpoint.Open(Encoding.UTF8.GetBytes(note), keys[0].Name, keys).ValueOrThrow().Checkpoint.Size);
        using var csv = await browser.GetAsync("/api/register/entries.csv");
        Assert.Equal(1 + size, (await csv.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Changes_are_followed_from_where_one_stopped_and_each_entry_has_its_proof()
    {
        var browser = host.Browser();
        var all = await JsonAsync(browser, "/api/register/changes");
        var entries = all.GetProperty("entries").EnumerateArray().ToList();
        var middle = entries[entries.Count / 2].GetProperty("index").GetInt64();
        var rest = (await JsonAsync(browser, FormattableString.Invariant($"/api/register/changes?after={middle}"))).GetProperty("entries").EnumerateArray().ToList();

        Assert.Equal(entries.Skip((entries.Count / 2) + 1).Select(entry => entry.GetRawText()), rest.Select(entry => entry.GetRawText()));
        using var bytes = await browser.GetAsync(FormattableString.Invariant($"/api/register/entries/{middle}"));
        using var proof = await browser.GetAsync(FormattableString.Invariant($"/api/register/entries/{middle}/proof"));
        var keys = await KeysAsync();
        TlogProof.Parse(await proof.Content.ReadAsByteArrayAsync(Ct)).ValueOrThrow()
            .Verify(MerkleHash.Leaf(await bytes.Content.ReadAsByteArrayAsync(Ct)), keys[0].Name, keys).ValueOrThrow();
        using var feed = await browser.GetAsync("/api/register/changes.atom");
        Assert.Equal("feed", System.Xml.Linq.XDocument.Parse(await feed.Content.ReadAsStringAsync(Ct)).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("/api/register/changes?after=x", "changes-place-not-understood")]
    [InlineData("/api/register/changes?after=-4", "changes-place-not-understood")]
    [InlineData("/api/register/changes?after=1e3", "changes-place-not-understood")]
    [InlineData("/api/register/organisations/123", "register-number-not-understood")]
    [InlineData("/api/register/numbers/abc", "register-number-not-understood")]
    [InlineData("/api/register/certificates/zz", "register-number-not-understood")]
    public async Task A_program_that_asks_wrongly_is_told_what_would_be_right(string address, string code)
    {
        using var answer = await host.Browser().GetAsync(address);
        Assert.Equal((422, "urn:filiera:problem:" + code), ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Of_a_name_that_is_not_there_it_is_said_that_this_cannot_be_proved()
    {
        var browser = host.Browser();
        Assert.Contains("il registro non lo può provare", (await browser.PageAsync("/registro?q=Inesistentissima")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var found = await JsonAsync(browser, "/api/register/organisations?name=Inesistentissima");
        Assert.Equal((0, "[\"vat\",\"caller-number\",\"certificate\"]"), (found.GetProperty("organisations").GetArrayLength(), found.GetProperty("proved").GetRawText()));
        Assert.Equal(0, (await JsonAsync(browser, "/api/register/changes?after=-1")).GetProperty("entries")[0].GetProperty("index").GetInt64());
    }

    [Fact]
    public async Task A_certificates_page_speaks_in_words_and_names_its_last_day()
    {
        var facts = (await host.Browser().PageAsync("/v/FIL-2026-100003")).QuerySelector("dl.facts")!.TextContent;
        foreach (var words in (string[])["Valido fino al", "chiamate ricevute, chiamate di vendita", "sede principale", "la sorveglianza non è stata fatta in tempo"])
        {
            Assert.Contains(words, facts, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("surveillance-overdue", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_page_gives_everything_needed_to_check_without_us()
    {
        var page = await host.Browser("en").PageAsync("/registro/log");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains((await KeysAsync())[0].ToString(), text, StringComparison.Ordinal);
        using var checkpoint = await host.Browser().GetAsync("/log/checkpoint");
        Assert.Contains(await checkpoint.Content.ReadAsStringAsync(Ct), text, StringComparison.Ordinal);
        foreach (var tile in page.QuerySelectorAll("main a[href^='/log/tile/']"))
        {
            using var served = await host.Browser().GetAsync(tile.GetAttribute("href")!);
            Assert.Equal(200, (int)served.StatusCode);
        }

        Assert.Equal(2, page.QuerySelectorAll("main a[href^='/log/tile/']").Length);
    }

    [Fact]
    public async Task A_firm_registered_in_the_workspace_is_in_the_public_register_soon_after()
    {
        var browser = await host.BrowserAsync(Filiera.Web.Roles.Operator);
        using var registered = await browser.SubmitAsync(
            "/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova",
            ("legalName", "Nuovissima Fittizia srl"), ("vatNumber", "9990250999" + Filiera.Parties.PartitaIva.CheckDigitOf("9990250999")), ("roles", "Client"));
        Assert.Equal(303, (int)registered.StatusCode);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            // As the host does by itself, without waiting for its turn.
            while (await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(Ct) is Result<PublishedRegister>.Refused { Refusals: [LogHasAWriter] })
            {
                await Task.Yield();
            }
        }

        Assert.Single((await host.Browser().PageAsync("/registro?q=nuovissima")).QuerySelectorAll("tbody tr"));
    }

    private static async Task<JsonElement> JsonAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    private async Task<(RegisterAnswer Answer, MapKey Key)> AnswerAsync(string address, int status)
    {
        using var sent = await host.Browser().GetAsync(address);
        Assert.Equal(status, (int)sent.StatusCode);
        var answer = RegisterAnswer.Read(await sent.Content.ReadAsByteArrayAsync(Ct)).ValueOrThrow();
        return (answer, answer.Key);
    }

    private Task<Sequence<NoteKey>> KeysAsync() => LogKeys.OfAsync(
        host.Services.GetRequiredService<IKeyStore>(), host.Services.GetRequiredService<RegisterOptions>().Origin, Ct);

    /// <summary>The log's files as they are served.</summary>
    private sealed class ServedLog(HttpClient http) : ILogFiles
    {
        public List<string> Caching { get; } = [];

        public ValueTask<byte[]?> ReadCheckpointAsync(CancellationToken ct) => ReadAsync("/log/checkpoint", ct);

        public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken ct) => ReadAsync("/log/" + path, ct);

        private async ValueTask<byte[]?> ReadAsync(string address, CancellationToken ct)
        {
            using var answer = await http.GetAsync(address, ct);
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            Caching.Add(answer.Headers.CacheControl!.ToString());
            return await answer.Content.ReadAsByteArrayAsync(ct);
        }
    }
}
