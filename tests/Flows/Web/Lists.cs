// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using AngleSharp.Html.Dom;
using Filiera.Operations;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

public sealed class Lists(WebHost host) : IClassFixture<WebHost>
{
    private const string List =
        "telefono;base;riferimento;data_consenso;finalita;destinatario;nome\r\n"
        + "347 123 4567;consenso;C-1;01/10/2026;promozione;Committente Finto;Persona Inventata\r\n"
        + "+39 347 123 4567;consenso;C-2;01/10/2026;promozione;Committente Finto;Persona Inventata\r\n"
        + "non un numero;;;;;;\r\n"
        + "+44 20 7946 0000;;;;;;\r\n";

    [Fact]
    public async Task A_list_goes_from_upload_to_result_and_downloads()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var (centre, campaign) = await PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var sent = await UploadAsync(browser, centre, campaign, List);
        Assert.True(sent.StatusCode == System.Net.HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        var draft = sent.Headers.Location!.OriginalString;
        var preview = await browser.PageAsync(draft);
        Assert.Contains("su 4", preview.QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        using var asked = await browser.SubmitAsync(draft, draft + "/verifica");
        Assert.True(asked.StatusCode == System.Net.HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        var address = asked.Headers.Location!.OriginalString.Split('?')[0];

        // The host's own runner may be at it as well: whoever comes first, it is done once.
        var page = await EndedAsync(host, browser, address);
        Assert.Contains("su 4", page.QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        var rows = 0;
        foreach (var file in new[] { "chiamabili", "trattenute", "scartate" })
        {
            using var download = await browser.GetAsync($"{address}/{file}.csv");
            Assert.Equal(("attachment", $"lista-{file}.csv"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentDisposition.FileNameStar));
            rows += (await download.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        }

        Assert.Equal(4, rows);
        var evidence = page.QuerySelector("a[href^='/lavoro/evidenze/']")!.GetAttribute("href")!;
        Assert.Contains("regge", (await browser.PageAsync(evidence)).QuerySelector("main .lead")!.TextContent, StringComparison.Ordinal);
        var again = await browser.PageAsync(evidence + "?ricalcola=si");
        Assert.DoesNotContain("non eseguito", again.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        using var bundle = await browser.GetAsync(evidence + "/fascicolo.json");
        Assert.Equal("application/json", bundle.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_preview_shows_what_was_understood_and_covers_every_number()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var (centre, campaign) = await PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var sent = await UploadAsync(browser, centre, campaign, List);
        var draft = sent.Headers.Location!.OriginalString;
        var page = await browser.PageAsync(draft);
        var table = page.QuerySelector("table.glance")!;
        Assert.Equal(
            ["number", "basis", "reference", "date", "purpose", "recipient", ""],
            table.QuerySelectorAll("tbody tr select").Select(Browser.ValueOf));
        Assert.DoesNotContain("4567", table.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg[role=img] title"));

        var form = await browser.PageAsync("/lavoro/liste/nuova?bozza=" + draft.Split('/')[^1]);
        Assert.Equal("lista.csv", form.QuerySelector("input[type=hidden][name='content-nome']")!.GetAttribute("value"));
        var supposed = await browser.PageAsync(draft + "?data=2026-12-24&senza-consensi=si");
        Assert.NotNull(supposed.QuerySelector("#f-senza-consensi input[checked]"));
        Assert.Contains("invece di", supposed.QuerySelector("section[aria-labelledby=whatif] .answer")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?data=domani")]
    [InlineData("?data=2026-99-99&senza-consensi=si")]
    public async Task A_supposition_that_cannot_be_read_is_refused_beside_its_field(string query)
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var (centre, campaign) = await PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var sent = await UploadAsync(browser, centre, campaign, List);
        var page = await browser.PageAsync(sent.Headers.Location!.OriginalString + query, 400);
        Assert.Contains("field-not-understood", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-a-hash")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public async Task A_draft_that_is_none_is_not_found(string draft)
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        await browser.PageAsync("/lavoro/liste/bozze/" + draft, 404);
    }

    [Fact]
    public async Task An_upload_without_the_token_first_keeps_nothing()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes("unwanted-" + host.DataDirectory)), "content", "lista.csv" },
        };
        form.Add(new StringContent(await browser.TokenAsync()), FormGuard.FieldName);
        using var answer = await browser.Http.PostAsync("/lavoro/liste/nuova", form);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.False(await host.Services.GetRequiredService<IBlobs>().ExistsAsync(
            Kernel.ContentHash.Of(Encoding.UTF8.GetBytes("unwanted-" + host.DataDirectory)), CancellationToken.None));
    }

    [Fact]
    public async Task An_upload_over_the_limit_gets_a_page_that_says_so()
    {
        using var small = new SmallUploadsHost();
        var browser = await small.BrowserAsync(Roles.ComplianceOfficer);
        using var answer = await UploadAsync(browser, Guid.Empty.ToString(), Guid.Empty.ToString(), new string('x', 5000));
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains("upload-too-large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "list-empty")]
    [InlineData("PK\u0003\u0004 a spreadsheet", "list-damaged")]
    [InlineData("%PDF-1.7 a document", "list-not-text")]
    [InlineData("GIF89a a picture", "list-not-text")]
    public async Task A_file_that_is_no_list_is_refused_at_once_beside_its_field(string content, string code)
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var answer = await UploadAsync(browser, Guid.Empty.ToString(), Guid.Empty.ToString(), content);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_once_sent_is_kept_when_the_form_is_refused()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var answer = await UploadAsync(browser, Guid.Empty.ToString(), Guid.Empty.ToString(), List);
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.StartsWith("sha256:", page.QuerySelector("input[type=hidden][name=content]")!.GetAttribute("value")!, StringComparison.Ordinal);
        Assert.Equal("lista.csv", page.QuerySelector("input[type=hidden][name='content-nome']")!.GetAttribute("value"));
    }

    [Fact]
    public void Every_reason_has_words() => Assert.All(ReasonCodes.All, code => Assert.True(ReasonWords.Has(code), code));

    internal static async Task<(string Centre, string Campaign)> PartiesAsync(Browser browser)
    {
        // A host is shared by the tests of a class: the parties are made once.
        var before = await browser.PageAsync("/lavoro/liste/nuova");
        if (before.QuerySelector("#f-campaign option") is { } known)
        {
            return (before.QuerySelector("#f-centre option")!.GetAttribute("value")!, known.GetAttribute("value")!);
        }

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await DoneAsync(browser, "/lavoro/organizzazioni/nuova",
            ("legalName", "Centralino di Prova Inventato"), ("vatNumber", Vat("9990001")), ("roles", nameof(OrganisationRole.ContactCentre)));
        await DoneAsync(browser, "/lavoro/organizzazioni/nuova",
            ("legalName", "Committente Finto"), ("vatNumber", Vat("9990002")), ("roles", nameof(OrganisationRole.Client)));
        await DoneAsync(browser, "/lavoro/campagne/nuova", ("name", "Campagna finta"), ("sector", "telecommunications"), ("from", today));
        await DoneAsync(browser, "/lavoro/mandati/nuovo", ("start", today));
        var form = await browser.PageAsync("/lavoro/liste/nuova");
        return (form.QuerySelector("#f-centre option")!.GetAttribute("value")!, form.QuerySelector("#f-campaign option")!.GetAttribute("value")!);
    }

    /// <summary>Declares a caller number of the centre and the client above.</summary>
    internal static async Task DeclareAsync(Browser browser, string number)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync("/lavoro/numeri/nuovo")), FormGuard.FieldName },
        };
        var page = await browser.PageAsync("/lavoro/numeri/nuovo");
        foreach (var field in new[] { "centre", "client" })
        {
            form.Add(new StringContent(page.QuerySelector($"#f-{field} option")!.GetAttribute("value")!), field);
        }

        form.Add(new StringContent(number), "number");
        form.Add(new StringContent(Browser.ValueOf(page.QuerySelector("#f-from")!)), "from");
        form.Add(new StringContent("Contratto inventato"), "proofDescription");
        form.Add(new ByteArrayContent("prova"u8.ToArray()), "proof", "contratto.txt");
        using var answer = await browser.Http.PostAsync("/lavoro/numeri/nuovo", form);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
    }

    internal static string Vat(string serial) => serial + "999" + PartitaIva.CheckDigitOf(serial + "999");

    /// <summary>Delivers the list above and waits for its result.</summary>
    internal static async Task<IHtmlDocument> ScreenedAsync(WebHost host, Browser browser)
    {
        var (centre, campaign) = await PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var sent = await UploadAsync(browser, centre, campaign, List);
        var draft = sent.Headers.Location!.OriginalString;
        using var asked = await browser.SubmitAsync(draft, draft + "/verifica");
        return await EndedAsync(host, browser, asked.Headers.Location!.OriginalString.Split('?')[0]);
    }

    private static async Task DoneAsync(Browser browser, string address, params (string, string)[] fields)
    {
        using var answer = await browser.SubmitAsync(address, address, fields);
        Assert.True((int)answer.StatusCode == 303, $"{address}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<HttpResponseMessage> UploadAsync(Browser browser, string centre, string campaign, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync("/lavoro/liste/nuova")), FormGuard.FieldName },
            { new StringContent(centre), "centre" },
            { new StringContent(campaign), "campaign" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "content", "lista.csv" },
        };

        // What browsers send for a file that was not chosen.
        using var none = new ByteArrayContent([]);
        none.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"opt-out-answers\"; filename=\"\"");
        form.Add(none);
        return await browser.Http.PostAsync("/lavoro/liste/nuova", form);
    }

    internal static async Task<IHtmlDocument> EndedAsync(WebHost host, Browser browser, string address)
    {
        for (var attempt = 0; ; attempt++)
        {
            await host.Services.GetRequiredService<JobRunner>().DrainAsync(CancellationToken.None);
            var page = await browser.PageAsync(address);
            if (page.QuerySelector("[data-final=false]") is null || attempt == 200)
            {
                return page;
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }
}
