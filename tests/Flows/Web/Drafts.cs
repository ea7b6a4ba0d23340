// SPDX-License-Identifier: EUPL-1.2
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Filiera.Screening;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Drafts(WebHost host) : IClassFixture<WebHost>
{
    private const string Unclear =
        "Cliente;Recapiti;Raccolto\r\n"
        + "Persona Inventata;347 123 4567;01/10/2026\r\n"
        + "Persona Finta;da chiedere;01/10/2026\r\n"
        + "Persona Immaginaria;manca;01/10/2026\r\n"
        + "Persona Fittizia;non risulta;01/10/2026\r\n";

    [Fact]
    public async Task A_list_whose_number_is_not_recognised_is_told_apart_by_a_person()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        var page = await browser.PageAsync(draft);
        Assert.Contains("numero di telefono", page.QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, form => form.GetAttribute("action") == draft + "/verifica");
        Assert.DoesNotContain("4567", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using var said = await browser.SubmitAsync(draft, draft + "/colonne", ("c2", "number"), ("c3", "date"));
        var known = await browser.PageAsync(NextOf(said));
        Assert.Equal(["", "number", "date"], known.QuerySelectorAll("table.glance select").Select(Browser.ValueOf));
        Assert.Contains(known.QuerySelectorAll(".notice.attention"), notice => notice.TextContent.Contains("1 valori su 4", StringComparison.Ordinal));
        Assert.Contains(known.Forms, form => form.GetAttribute("action")!.EndsWith("/verifica", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("number", "number", "c2", "column-chosen-twice")]
    [InlineData("", "", null, "number-column-not-chosen")]
    [InlineData("number", "colore", "c2", "field-not-understood")]
    public async Task A_wrong_choice_is_refused_beside_its_column_and_kept(string first, string second, string? where, string code)
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        using var refused = await browser.SubmitAsync(draft, draft + "/colonne", ("c1", first), ("c2", second), ("c3", "date"));
        var page = await Browser.ReadAsync(refused);
        Assert.True((int)refused.StatusCode is 400 or 422);
        Assert.Contains(code, (where is null ? page.QuerySelector("[role=alert]") : page.QuerySelector($"td:has(#{where})"))!.TextContent, StringComparison.Ordinal);
        Assert.Equal("date", Browser.ValueOf(page.QuerySelector("#c3")!));
        if (where is not null)
        {
            Assert.Equal("true", page.QuerySelector("#" + where)!.GetAttribute("aria-invalid"));
        }
    }

    [Fact]
    public async Task A_list_written_otherwise_is_read_again_as_a_person_says()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("telefono,città,nome;x\r\n347 123 4567,Forlì,Persona;x\r\n");
        var draft = await DraftAsync(browser, bytes);
        Assert.Equal("comma", Browser.ValueOf((await browser.PageAsync(draft)).QuerySelector("#f-separatore")!));
        using var said = await browser.SubmitAsync(draft, draft + "/scrittura", ("separatore", "semicolon"), ("intestazione", "si"));
        var page = await browser.PageAsync(NextOf(said));
        Assert.Equal("windows-1252", Browser.ValueOf(page.QuerySelector("#f-codifica")!));
        Assert.Equal(2, page.QuerySelectorAll("table.glance tbody tr").Length);
        Assert.Contains("città", page.QuerySelector("table.glance th[scope=row]")!.TextContent, StringComparison.Ordinal);

        using var odd = await browser.SubmitAsync(draft, draft + "/scrittura", ("separatore", "colon"));
        Assert.Contains("field-not-understood", (await Browser.ReadAsync(odd)).QuerySelector("form[action$='/scrittura'] .error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_chosen_by_its_name()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Workbook.Of(
            ("Copertina", [["Elenco inventato"], ["di prova"]]),
            ("Clienti & altri", [["telefono", "data"], ["347 123 4567", "2026-10-01"]])), "clienti.xlsx");
        var page = await browser.PageAsync(draft);
        Assert.Contains("Copertina", page.QuerySelector("#colonne p")!.TextContent, StringComparison.Ordinal);
        using var said = await browser.SubmitAsync(draft, draft + "/scrittura", ("foglio", "Clienti & altri"), ("intestazione", "si"));
        var known = await browser.PageAsync(NextOf(said));
        Assert.Equal(["number", "date"], known.QuerySelectorAll("table.glance select").Select(Browser.ValueOf));

        using var none = await browser.SubmitAsync(draft, draft + "/scrittura", ("foglio", "Foglio che non c'è"));
        Assert.Equal(400, (int)none.StatusCode);
    }

    [Fact]
    public async Task A_sheet_of_a_packed_workbook_is_chosen_by_its_name()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var workbook = Workbook.Of(("Copertina", [["Elenco inventato"]]), ("Clienti", [["telefono", "data"], ["347 123 4567", "2026-10-01"]]));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(workbook);
        }

        var draft = await DraftAsync(browser, packed.ToArray(), "clienti.xlsx.gz");
        Assert.Equal("Copertina", Browser.ValueOf((await browser.PageAsync(draft)).QuerySelector("#f-foglio")!));
        using var said = await browser.SubmitAsync(draft, draft + "/scrittura", ("foglio", "Clienti"), ("intestazione", "si"));
        Assert.Equal(["number", "date"], (await browser.PageAsync(NextOf(said))).QuerySelectorAll("table.glance select").Select(Browser.ValueOf));
    }

    [Fact]
    public async Task A_file_of_consents_is_read_by_the_mapping_file_sent_with_it()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var consents = "A;B;C;D;E;F\r\n347 123 4567;R1;2026-10-01;promozione;Fornitura Inventata;modulo\r\n"u8.ToArray();
        var mapping = "{\"version\":1,\"columns\":{\"number\":\"A\",\"reference\":\"B\",\"date\":\"C\",\"purpose\":\"D\",\"recipient\":\"E\",\"origin\":\"F\"}}"u8.ToArray();

        using var mapped = await ConsentsAsync(browser, ("crm.csv", consents), ("crm.csv.mapping.json", mapping));
        var page = await browser.PageAsync(NextOf(mapped));
        Assert.Null(page.QuerySelector("[role=alert]"));

        // What was sent stays with its mapping when the form is opened again and sent as it stands.
        var form = (await browser.PageAsync("/lavoro/liste/nuova?bozza=" + NextOf(mapped).Split('/')[^1])).Forms.First(form => form.GetAttribute("action") == "/lavoro/liste/nuova");
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden], select"))
        {
            content.Add(new StringContent((field as IHtmlSelectElement)?.Value ?? field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        using var again = await browser.Http.PostAsync("/lavoro/liste/nuova", content);
        Assert.Equal(NextOf(mapped), NextOf(again));

        // Until a person says that it no longer holds.
        Assert.Contains("crm.csv", form.QuerySelector("fieldset:has([name=unmapped])")!.TextContent, StringComparison.Ordinal);
        content.Add(new StringContent("yes"), "unmapped");
        using var dropped = await browser.Http.PostAsync("/lavoro/liste/nuova", content);
        Assert.Contains("fact-columns-missing", (await browser.PageAsync(NextOf(dropped), 400)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        using var unmapped = await ConsentsAsync(browser, ("crm.csv", consents));
        Assert.Contains("fact-columns-missing", (await browser.PageAsync(NextOf(unmapped), 400)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        using var alone = await ConsentsAsync(browser, ("crm.csv", consents), ("altro.csv.mapping.json", mapping));
        Assert.Equal(422, (int)alone.StatusCode);
        Assert.Contains("mapping-of-no-file", (await Browser.ReadAsync(alone)).QuerySelector(".field.refused:has(#f-consents)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_is_saved_and_used_again()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(draft + "/mappatura.json")).StatusCode);
        using var said = await browser.SubmitAsync(draft, draft + "/colonne", ("c2", "number"));
        using var saved = await browser.GetAsync(NextOf(said) + "/mappatura.json");
        var bytes = await saved.Content.ReadAsByteArrayAsync();
        Assert.Equal(("application/json", "lista-mappatura.json"),
            (saved.Content.Headers.ContentType!.MediaType, saved.Content.Headers.ContentDisposition!.FileNameStar));
        Assert.Equal(
            new ListMapping(true, ';', null, null, [new MappedColumn("number", "Recapiti", null)]), ListMapping.Parse(bytes).ValueOrThrow());

        using var used = await MappingAsync(browser, draft, bytes);
        Assert.Equal(["", "number", ""], (await browser.PageAsync(NextOf(used))).QuerySelectorAll("table.glance select").Select(Browser.ValueOf));
    }

    [Theory]
    [InlineData("{\"version\":1,\"columns\":{\"number\":\"Cellulare\"}}", "mapping-column-not-found", "numero di telefono")]
    [InlineData("{\"version\":1,\"columns\":{\"number\":2,\"date\":9}}", "mapping-position-out-of-range", "data (consenso o richiesta)")]
    [InlineData("{\"version\":1,\"columns\":{\"number\":2},\"sheet\":5}", "mapping-not-understood", "/sheet")]
    [InlineData("<script>", "mapping-not-understood", "")]
    [InlineData("", "mapping-not-understood", "")]
    public async Task A_wrong_mapping_says_which_column_and_keeps_what_was_known(string mapping, string code, string place)
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        using var answer = await MappingAsync(browser, draft, Encoding.UTF8.GetBytes(mapping));
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(code, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(place, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("table.glance select").Length);
    }

    [Fact]
    public async Task A_mapping_larger_than_any_mapping_is_refused()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        using var answer = await MappingAsync(browser, draft, Encoding.UTF8.GetBytes("{\"version\":1,\"columns\":{\"number\":1}" + new string(' ', 1 << 17) + "}"));
        Assert.Equal(422, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_a_hostile_file_holds_is_shown_as_text_and_cut()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var list = $"telefono;<img src=x onerror=alert(1)>;\u202Enome;{new string('y', 5000)};;347 765 4321\r\n"
            + $"347 123 4567;<b>x</b>;\u202Eabc\u0007;\"{new string('z', 20_000)}\";=HYPERLINK(1);x\r\n";
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(list), "<script>alert(1)<／script>\u202E" + new string('n', 400) + ".csv");
        var page = await browser.PageAsync(draft);
        var shown = page.QuerySelector("main")!;
        Assert.Null(shown.QuerySelector("img, script, b"));
        Assert.Contains("<b>x</b>", shown.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("4321", shown.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', shown.TextContent);
        Assert.All(shown.QuerySelectorAll("td, th, h1"), cell => Assert.InRange(cell.FirstChild?.TextContent.Trim().Length ?? 0, 0, 130));
        using var saved = await browser.GetAsync(draft + "/mappatura.json");
        Assert.InRange(saved.Content.Headers.ContentDisposition!.FileNameStar!.Length, 1, 120);
    }

    [Fact]
    public async Task A_list_of_very_many_columns_shows_some_and_says_so()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var list = string.Join(';', Enumerable.Range(1, 3000).Select(i => "c" + i).Append("telefono")) + "\r\n"
            + string.Join(';', Enumerable.Repeat("x", 3000).Append("347 123 4567")) + "\r\n";
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(list));
        var page = await browser.PageAsync(draft);
        Assert.Equal(ListGlance.MostColumns, page.QuerySelectorAll("table.glance select").Length);
        Assert.Contains("3.001", page.QuerySelector("#colonne .notice")!.TextContent, StringComparison.Ordinal);

        // What stands beyond the columns shown is not lost by choosing among those shown.
        using var said = await browser.SubmitAsync(draft, draft + "/colonne", ("c1", "reference"));
        var mapping = ListMapping.Parse(await (await browser.GetAsync(NextOf(said) + "/mappatura.json")).Content.ReadAsByteArrayAsync()).ValueOrThrow();
        Assert.Equal<MappedColumn>([new("number", "telefono", null), new("reference", "c1", null)], mapping.Columns);
    }

    [Fact]
    public async Task A_header_without_end_is_refused_beside_its_field()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var answer = await SendAsync(browser, Encoding.UTF8.GetBytes(new string('x', 70_000)), "lista.csv", Guid.Empty.ToString(), Guid.Empty.ToString());
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("list-begins-too-long", (await Browser.ReadAsync(answer)).QuerySelector(".field.refused:has(#f-content)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_of_a_list_stays_when_other_files_are_changed()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var draft = await DraftAsync(browser, Encoding.UTF8.GetBytes(Unclear));
        using var said = await browser.SubmitAsync(draft, draft + "/colonne", ("c2", "number"), ("c3", ""));
        var form = (await browser.PageAsync("/lavoro/liste/nuova?bozza=" + NextOf(said).Split('/')[^1])).Forms.First(form => form.GetAttribute("action") == "/lavoro/liste/nuova");
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden], select"))
        {
            content.Add(new StringContent((field as IHtmlSelectElement)?.Value ?? field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        using var changed = await browser.Http.PostAsync("/lavoro/liste/nuova", content);
        Assert.Equal(NextOf(said), NextOf(changed));
    }

    internal static async Task<HttpResponseMessage> SendAsync(Browser browser, byte[] list, string name, string centre = "", string campaign = "")
    {
        using var form = new MultipartFormDataContent { { new StringContent(await browser.TokenAsync("/lavoro/liste/nuova")), FormGuard.FieldName } };
        form.Add(new StringContent(centre), "centre");
        form.Add(new StringContent(campaign), "campaign");
        var file = new ByteArrayContent(list);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "content", FileNameStar = name };
        form.Add(file);
        return await browser.Http.PostAsync("/lavoro/liste/nuova", form);
    }

    private async Task<HttpResponseMessage> ConsentsAsync(Browser browser, params (string Name, byte[] Bytes)[] files)
    {
        var (centre, campaign) = await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var form = new MultipartFormDataContent { { new StringContent(await browser.TokenAsync("/lavoro/liste/nuova")), FormGuard.FieldName } };
        form.Add(new StringContent(centre), "centre");
        form.Add(new StringContent(campaign), "campaign");
        form.Add(new ByteArrayContent("telefono;base\r\n347 123 4567;consenso\r\n"u8.ToArray()), "content", "lista.csv");
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "consents", name);
        }

        return await browser.Http.PostAsync("/lavoro/liste/nuova", form);
    }

    internal async Task<string> DraftAsync(Browser browser, byte[] list, string name = "lista.csv")
    {
        var (centre, campaign) = await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        using var sent = await SendAsync(browser, list, name, centre, campaign);
        return NextOf(sent);
    }

    internal static string NextOf(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return answer.Headers.Location!.OriginalString.Split('#')[0];
    }

    private static async Task<HttpResponseMessage> MappingAsync(Browser browser, string draft, byte[] mapping)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync(draft)), FormGuard.FieldName },
            { new ByteArrayContent(mapping), "mapping", "mappatura.json" },
        };
        return await browser.Http.PostAsync(draft + "/mappatura", form);
    }
}
