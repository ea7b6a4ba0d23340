// SPDX-License-Identifier: EUPL-1.2
using System.Net.Http.Headers;
using Filiera.Composition;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Verify;
using Filiera.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>What a certificate's address gives to programs, and what a stranger's own tool makes of it.</summary>
public sealed class Certificates(SeededWebHost host) : IClassFixture<SeededWebHost>
{
    private const string Here = "did:web:localhost";
    private const string Persons = "FIL-P-7K2QD-9MX4R-3WTZ8";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("FIL-2026-100001", 0, "valid")]
    [InlineData("FIL-2026-100003", 1, "suspended")]
    [InlineData("FIL-2026-100004", 0, "valid")]
    [InlineData("FIL-2026-100005", 2, "revoked-or-expired")]
    [InlineData("FIL-2026-100006", 2, "revoked-or-expired")]
    [InlineData(Persons, 0, "valid")]
    public async Task The_address_on_a_certificate_is_verified_by_a_stranger_with_the_tool_alone(string number, int code, string summary)
    {
        var clock = host.Services.GetRequiredService<IClock>();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var ran = await VerifyCommand.RunAsync(
            ["--trust", "did:web:localhost", "--json", $"https://localhost/v/{number}"], Stream.Null, output, errors, new Served(host.CreateClient()), clock);

        Assert.True(code == ran, $"{ran}: {output}{errors}");
        var told = (Json.Map)Json.Parse(System.Text.Encoding.UTF8.GetBytes(output.ToString())).ValueOrThrow();
        Assert.Equal(((Json)summary, (Json)true), (told["summary"]!, told["demonstration"]!));
        Assert.Contains(number, ((Json.Text)told["title"]!).Value, StringComparison.Ordinal);
        Assert.Equal("passed", OutcomeOf(told, "log-inclusion"));
    }

    [Theory]
    [InlineData("FIL-2026-100001")]
    [InlineData("FIL-2026-100004")]
    [InlineData(Persons)]
    public async Task Its_bundle_is_verified_without_a_network_by_whoever_kept_the_issuers_document(string number)
    {
        var folder = Directory.CreateTempSubdirectory("filiera-bundle-");
        try
        {
            var browser = host.Browser();
            var page = await browser.PageAsync("/v/" + number);
            var (bundle, trust, memory) = (Path.Combine(folder.FullName, "bundle"), Path.Combine(folder.FullName, "did"), Path.Combine(folder.FullName, "seen"));
            await File.WriteAllBytesAsync(bundle, await browser.Http.GetByteArrayAsync(page.QuerySelector("a[href$='/fascicolo.json']")!.GetAttribute("href"), Ct), Ct);
            await File.WriteAllBytesAsync(trust, await browser.Http.GetByteArrayAsync("/.well-known/did.json", Ct), Ct);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            string[] arguments = ["--offline", "--require-log", "--remember", memory, "--trust", trust, "--json", bundle];
            var clock = host.Services.GetRequiredService<IClock>();
            Assert.Equal(0, await VerifyCommand.RunAsync(arguments, Stream.Null, output, errors, new Served(host.CreateClient()), clock));
            Assert.Equal(0, await VerifyCommand.RunAsync(arguments, Stream.Null, new StringWriter(output.GetStringBuilder().Clear()), errors, new Served(host.CreateClient()), clock));
            var told = (Json.Map)Json.Parse(System.Text.Encoding.UTF8.GetBytes(output.ToString())).ValueOrThrow();
            Assert.Equal(("passed", "passed", "passed"), (OutcomeOf(told, "log-inclusion"), OutcomeOf(told, "log-consistency"), OutcomeOf(told, "status")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("FIL-2026-100005")]
    [InlineData("FIL-2026-100006")]
    public async Task What_came_to_its_end_is_told_from_what_was_withdrawn(string number)
    {
        var (_, told) = await VerifiedAsync(Here, $"https://localhost/v/{number}");
        var shown = (await host.Browser().PageAsync("/v/" + number)).QuerySelector(".verdict")!.TextContent;
        Assert.Equal(shown.Contains("Scaduto", StringComparison.Ordinal) ? ("failed", "passed") : ("passed", "failed"), (OutcomeOf(told, "dates"), OutcomeOf(told, "status")));
    }

    [Fact]
    public async Task Of_a_number_that_was_never_issued_the_tool_says_so_and_the_register_proves_it()
    {
        var (code, told) = await VerifiedAsync(Here, "https://localhost/v/FIL-2026-000017");
        Assert.Equal((3, (Json)"absence", (Json)"cannot-be-verified"), (code, told["kind"]!, told["summary"]!));
        Assert.Equal(("failed", "passed"), (OutcomeOf(told, "presence"), OutcomeOf(told, "answer-proof")));

        var (_, untrusted) = await VerifiedAsync("did:web:other.example", "https://localhost/v/FIL-2026-000017");
        Assert.Equal(("failed", "not-run"), (OutcomeOf(untrusted, "presence"), OutcomeOf(untrusted, "answer-proof")));
    }

    [Fact]
    public async Task A_proof_from_the_log_is_verified_with_its_entry_and_the_log_that_has_grown_is_found_to_be_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("filiera-proof-");
        try
        {
            using var client = host.CreateClient();
            var (proof, entry, memory) = (Path.Combine(folder.FullName, "7.tlog-proof"), Path.Combine(folder.FullName, "7.json"), Path.Combine(folder.FullName, "seen"));
            await File.WriteAllBytesAsync(entry, await client.GetByteArrayAsync("/api/register/entries/7", Ct), Ct);
            await FetchAsync();
            var (code, told) = await VerifiedAsync(Here, proof);
            Assert.Equal((3, "entry-not-given"), (code, BecauseOf(told, "log-inclusion")));
            (code, told) = await VerifiedAsync(Here, "--remember", memory, "--entry", entry, proof);
            Assert.Equal((0, "passed", "no-checkpoint-remembered"), (code, OutcomeOf(told, "log-inclusion"), BecauseOf(told, "log-consistency")));

            await host.StrangerAsync("Cresciuta Fittizia srl", Lists.Vat("9993109"));
            await using var scope = host.Services.CreateAsyncScope();
            (await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(Ct)).ValueOrThrow();
            await FetchAsync();
            Assert.Equal("no-consistency-proof", BecauseOf((await VerifiedAsync(Here, "--offline", "--log", await KeyAsync(), "--remember", memory, "--entry", entry, proof)).Told, "log-consistency"));
            (code, told) = await VerifiedAsync(Here, "--remember", memory, "--entry", entry, proof);
            Assert.Equal((0, "passed", "passed"), (code, OutcomeOf(told, "log-inclusion"), OutcomeOf(told, "log-consistency")));

            async Task FetchAsync() => await File.WriteAllBytesAsync(proof, await client.GetByteArrayAsync("/api/register/entries/7/proof", Ct), Ct);
            async Task<string> KeyAsync() => DidDocument.Read(Json.Parse(await client.GetByteArrayAsync("/.well-known/did.json", Ct)).ValueOrThrow()).ValueOrThrow().LogKeys[0];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("application/vc+jwt", "application/vc+jwt")]
    [InlineData("application/vc", "application/vc")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/vc;q=0.5, application/vc+jwt;q=0.9", "application/vc+jwt")]
    [InlineData("text/html, application/json;q=0.9", "text/html")]
    [InlineData("*/*", "text/html")]
    public async Task One_address_is_a_page_for_people_and_a_credential_for_programs(string accepted, string given)
    {
        using var client = host.CreateClient();
        foreach (var address in new[] { "/v/FIL-2026-100001", "/registro/certificati/FIL-2026-100001" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accepted);
            using var answer = await client.SendAsync(request, Ct);
            Assert.Equal((200, given), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task A_persons_badge_names_nobody_and_what_was_never_issued_has_none()
    {
        var browser = host.Browser();
        var page = await browser.PageAsync("/v/" + Persons);
        var badge = await browser.Http.GetStringAsync(page.QuerySelector("a[href$='/credenziale.json']")!.GetAttribute("href"), Ct);
        Assert.Contains("OpenBadgeCredential", badge, StringComparison.Ordinal);
        Assert.Contains($"\"licenseNumber\":\"{Persons}\"", badge, StringComparison.Ordinal);
        Assert.DoesNotContain("identityHash", badge, StringComparison.Ordinal);
        Assert.Contains("\"targetCode\":\"ADA.24.04.11\"", badge, StringComparison.Ordinal);
        var firms = await browser.Http.GetStringAsync("/registro/certificati/FIL-2026-100001/credenziale.json", Ct);
        Assert.Contains("\"service\":[\"inbound\",\"outbound-sale\"],\"site\":[{", firms, StringComparison.Ordinal);
        Assert.IsType<Result<Artefact>.Ok>(Artefact.Read(await browser.Http.GetByteArrayAsync($"/registro/certificati/{Persons}/credenziale.jwt", Ct)));
        foreach (var address in new[] { "/registro/certificati/FIL-2026-000017/credenziale.json", "/registro/certificati/x/credenziale.jwt" })
        {
            using var missing = await browser.GetAsync(address);
            Assert.Equal(404, (int)missing.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_kept_for_everybody_gives_way_to_a_new_entry_at_once()
    {
        const string search = "/registro?q=nuovissima";
        for (var visitor = 0; visitor < 3; visitor++)
        {
            Assert.Empty((await host.Browser().PageAsync(search)).QuerySelectorAll("tbody tr"));
        }

        await host.StrangerAsync("Nuovissima Fittizia srl", Lists.Vat("9993107"));
        await using (var scope = host.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(Ct)).ValueOrThrow();
        }

        var found = Assert.Single((await host.Browser().PageAsync(search)).QuerySelectorAll("tbody th a")).GetAttribute("href")!;
        var pages = host.Services.GetRequiredService<RegisterPages>();
        var before = pages.Held;
        var (first, english, second) = (await host.Browser().PageAsync(found), await host.Browser("en").PageAsync(found), await host.Browser().PageAsync(found));
        Assert.True(pages.Held > before);
        Assert.Equal(first.QuerySelector("main")!.InnerHtml, second.QuerySelector("main")!.InnerHtml);
        Assert.Equal(("it", "en"), (first.DocumentElement.GetAttribute("lang"), english.DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public async Task An_organisations_page_says_what_it_is_certified_for_and_names_the_measures_that_have_not_ended()
    {
        await host.StrangerAsync("Misurata Fittizia srl", Lists.Vat("9993108"));
        await using var scope = host.Services.CreateAsyncScope();
        var (book, publish) = (scope.ServiceProvider.GetRequiredService<IRegisterBook>(), scope.ServiceProvider.GetRequiredService<PublishRegister>());
        (await publish.RunAsync(Ct)).ValueOrThrow();
        var address = Assert.Single((await host.Browser().PageAsync("/registro?q=misurata")).QuerySelectorAll("tbody th a")).GetAttribute("href")!;
        var firm = EntrySubject.Of(SubjectKind.Organisation, address[(address.LastIndexOf('/') + 1)..]);
        var certificate = EntrySubject.Of(SubjectKind.Certificate, "FIL-2026-100777");
        var now = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
        var day = RomeTime.DayOf(now);
        EntryDraft[] drafts =
        [
            Draft(EntryType.CertificateIssued, certificate, ("holder", firm.ToString()), ("scheme_hash", ContentHash.Of("scheme"u8).ToString()), ("services", Json.Array("inbound", "outbound-sale"))),
            Draft(EntryType.MeasureTaken, certificate, ("measure", "warning")),
            Draft(EntryType.MeasureTaken, firm, ("measure", "reprimand"), ("until", Iso(day))),
            Draft(EntryType.MeasureTaken, firm, ("measure", "monitoring"), ("until", Iso(day.PlusDays(1)))),
        ];
        (await book.StageAsync("measures-of-a-test", new EntryBatch(Sequence.From(drafts), 1), Ct)).ValueOrThrow();
        (await publish.RunAsync(Ct)).ValueOrThrow();

        var facts = (await host.Browser().PageAsync(address)).QuerySelector("dl.facts")!.TextContent;
        Assert.Contains("chiamate ricevute, chiamate di vendita", facts, StringComparison.Ordinal);
        Assert.Contains("warning", facts, StringComparison.Ordinal);
        Assert.Contains("monitoring", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("reprimand", facts, StringComparison.Ordinal);

        EntryDraft Draft(EntryType type, EntrySubject subject, params (string, Json)[] said) => new($"{type}-{said[^1]}", type, subject, day, now, Json.Object(said));
        static string Iso(LocalDate on) => NodaTime.Text.LocalDatePattern.Iso.Format(on);
    }

    [Fact]
    public async Task Asked_for_by_many_at_once_a_page_of_the_register_is_drawn_once()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var state = (await scope.ServiceProvider.GetRequiredService<RegisterReading>().NowAsync(Ct)).ValueOrThrow();
        var (drawings, drawn) = (0, new TaskCompletionSource());
        var asking = Enumerable.Range(0, 16).Select(_ => AskAsync()).ToList();
        drawn.SetResult();

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal("<p>Una pagina</p>", answer));
        Assert.Equal(1, drawings);

        async Task<string> AskAsync() => await AskForAsync("/registro/chiesta-insieme", state, async () =>
        {
            Interlocked.Increment(ref drawings);
            await drawn.Task.WaitAsync(Ct);
        });
    }

    [Fact]
    public async Task A_page_that_was_drawn_while_the_log_grew_is_not_kept()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (reading, drawings) = (scope.ServiceProvider.GetRequiredService<RegisterReading>(), 0);
        var state = (await reading.NowAsync(Ct)).ValueOrThrow();
        await AskForAsync("/registro/cresciuta", state, GrowAsync);
        await AskForAsync("/registro/cresciuta", state, () => Task.FromResult(drawings++));
        Assert.Equal(1, drawings);
        var now = (await reading.NowAsync(Ct)).ValueOrThrow();
        await AskForAsync("/registro/cresciuta", now, () => Task.FromResult(drawings++));
        await AskForAsync("/registro/cresciuta", now, () => Task.FromResult(drawings++));
        Assert.Equal(2, drawings);

        async Task GrowAsync()
        {
            await host.StrangerAsync("Intempestiva Fittizia srl", Lists.Vat("9993110"));
            (await scope.ServiceProvider.GetRequiredService<PublishRegister>().RunAsync(Ct)).ValueOrThrow();
            await host.Browser().PageAsync("/registro?q=intempestiva");
        }
    }

    private async Task<string> AskForAsync(string path, RegisterState state, Func<Task> drawing)
    {
        await using var own = host.Services.CreateAsyncScope();
        var (services, body) = (own.ServiceProvider, new MemoryStream());
        var http = new DefaultHttpContext { RequestServices = services, Request = { Scheme = "https", Host = new HostString("localhost"), Path = path } };
        http.Response.Body = body;
        var visit = new Visit(new HttpContextAccessor { HttpContext = http }, services.GetRequiredService<Installation>(), services.GetRequiredService<IClock>());
        await RegisterPages.Kept(state, visit, services.GetRequiredService<IRegisterBook>(), async () =>
        {
            await drawing();
            return Results.Content("<p>Una pagina</p>", "text/html; charset=utf-8");
        }).ExecuteAsync(http);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private async Task<(int Code, Json.Map Told)> VerifiedAsync(string trust, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var clock = host.Services.GetRequiredService<IClock>();
        var code = await VerifyCommand.RunAsync(["--json", "--trust", trust, .. arguments], Stream.Null, output, errors, new Served(host.CreateClient()), clock);
        Assert.True(errors.ToString().Length == 0, errors.ToString());
        return (code, (Json.Map)Json.Parse(System.Text.Encoding.UTF8.GetBytes(output.ToString())).ValueOrThrow());
    }

    private static string OutcomeOf(Json.Map told, string check) => ((Json.Text)CheckOf(told, check)["outcome"]!).Value;

    private static string? BecauseOf(Json.Map told, string check) => (CheckOf(told, check)["because"] as Json.Text)?.Value;

    private static Json.Map CheckOf(Json.Map told, string check) => ((Json.List)told["checks"]!).Items.Cast<Json.Map>()
        .Single(one => one["name"] is Json.Text { Value: var name } && name == check);

    /// <summary>The host as the tool reaches it.</summary>
    private sealed class Served(HttpClient client) : IFetcher
    {
        public async Task<byte[]?> FetchAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address).PathAndQuery);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.1));
            using var answer = await client.SendAsync(request, Ct);
            return answer.IsSuccessStatusCode || (int)answer.StatusCode == 404 ? await answer.Content.ReadAsByteArrayAsync(Ct) : null;
        }
    }
}
