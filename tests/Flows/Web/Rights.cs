// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Rights(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_request_is_recorded_forwarded_extended_and_answered_on_the_pages()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var recorded = await browser.SubmitAsync(
            "/lavoro/richieste/nuova", "/lavoro/richieste/nuova", ("kind", "Access"), ("channel", "Letter"), ("phone", "+39 347 123 4567"), ("note", "Chiede <b>copia</b> dei dati."));
        var address = Drafts.NextOf(recorded).Split('?')[0];
        var page = await browser.PageAsync(address);
        Assert.StartsWith("Richiesta DR-", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("123", page.QuerySelector("dl.facts dd .mono:not(a)")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main b"));
        Assert.Contains("+393471234567", (await browser.PageAsync(address + "?numeri=si")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("DR-", (await browser.PageAsync(address + "/ricevuta")).QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);

        await SendAsync(browser, address, "/consegna", ("means", "Letter"));
        await SendAsync(browser, address, "/inoltra", ("means", "CertifiedMail"), ("note", "Ufficio inventato"));
        await SendAsync(browser, address, "/proroga", ("reason", "Archivi in più sedi."));
        using var unreasoned = await browser.SubmitAsync(address + "/rispondi", address + "/rispondi", ("outcome", "Refused"), ("means", "Email"));
        Assert.Equal(422, (int)unreasoned.StatusCode);
        Assert.Contains("rights-text-invalid", (await Browser.ReadAsync(unreasoned)).QuerySelector(".field.refused:has(#f-note)")!.TextContent, StringComparison.Ordinal);
        await SendAsync(browser, address, "/rispondi", ("outcome", "Granted"), ("means", "Email"));

        var whole = await browser.PageAsync(address);
        Assert.Equal(6, whole.QuerySelectorAll("section[aria-labelledby=storia] li").Length);
        Assert.Equal(2, whole.QuerySelectorAll("dl.facts .state.met").Length);
        Assert.DoesNotContain(whole.QuerySelectorAll("a.button"), link => link.GetAttribute("href")!.EndsWith("/inoltra", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_is_filtered_and_exported_as_it_stands()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var recorded = await browser.SubmitAsync(
            "/lavoro/richieste/nuova", "/lavoro/richieste/nuova", ("kind", "Erasure"), ("channel", "Form"), ("phone", "+39 347 123 4567"), ("received-at", "2026-01-02T09:00"));
        var id = Drafts.NextOf(recorded).Split('?')[0].Split('/')[^1];

        var late = await browser.PageAsync("/lavoro/richieste?stato=scadute&diritto=erasure");
        Assert.Contains(late.QuerySelectorAll("main table a"), link => link.GetAttribute("href")!.EndsWith(id, StringComparison.Ordinal));
        Assert.NotEmpty(late.QuerySelectorAll("main .state.breach"));
        Assert.Empty((await browser.PageAsync("/lavoro/richieste?stato=scadute&diritto=access")).QuerySelectorAll("main table a"));
        Assert.Contains(id, (await browser.PageAsync("/lavoro")).QuerySelector("section[aria-labelledby=wrong]")!.InnerHtml, StringComparison.Ordinal);

        var csv = await browser.Http.GetStringAsync("/lavoro/richieste.csv?stato=scadute&diritto=erasure");
        var json = await browser.Http.GetStringAsync("/lavoro/richieste.json?canale=form");
        Assert.Contains(id, csv, StringComparison.Ordinal);
        Assert.Contains(id, json, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", csv + json, StringComparison.Ordinal);
        Assert.Contains(",'+39 ", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(id, await browser.Http.GetStringAsync("/lavoro/richieste.csv?diritto=access"), StringComparison.Ordinal);
        Assert.Contains(id, await browser.Http.GetStringAsync("/lavoro/richieste.csv?stato=scadute&dal=2026-01-02&al=2026-01-02"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await browser.Http.GetStringAsync("/lavoro/richieste?stato=scadute&dal=2026-01-03"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await browser.Http.GetStringAsync("/lavoro/richieste.json?al=2026-01-01"), StringComparison.Ordinal);
        await SendAsync(browser, "/lavoro/richieste/" + id, "/cancella");
        Assert.Contains("Non indicato, o cancellato", (await browser.PageAsync($"/lavoro/richieste/{id}?numeri=si")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var wrong = await browser.GetAsync("/lavoro/richieste?dal=ieri");
        Assert.Equal(400, (int)wrong.StatusCode);
        using var odd = await browser.GetAsync("/lavoro/richieste?diritto=desiderio");
        Assert.Equal(400, (int)odd.StatusCode);
    }

    [Fact]
    public async Task A_client_is_sent_one_list_and_told_of_all_at_once()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var recorded = await browser.SubmitAsync(
            "/lavoro/richieste/nuova", "/lavoro/richieste/nuova", ("kind", "Objection"), ("channel", "Call"), ("phone", "+39 347 765 4321"));
        var address = Drafts.NextOf(recorded).Split('?')[0];
        var client = Browser.ValueOf((await browser.PageAsync("/lavoro/richieste/inoltra")).QuerySelector("#f-controller")!);
        var list = (await browser.PageAsync("/lavoro/richieste?committente=" + client)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(href => href.Contains("numeri=si", StringComparison.Ordinal));
        Assert.Contains("+393477654321", await browser.Http.GetStringAsync(list), StringComparison.Ordinal);

        using var sent = await browser.SubmitAsync("/lavoro/richieste/inoltra?committente=" + client, "/lavoro/richieste/inoltra", ("means", "File"));
        Drafts.NextOf(sent);
        Assert.Single((await browser.PageAsync(address)).QuerySelectorAll("dl.facts .state.met"));
    }

    [Fact]
    public async Task The_figures_of_a_settled_month_are_sealed_and_found_among_the_evidence()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var recorded = await browser.SubmitAsync(
            "/lavoro/richieste/nuova", "/lavoro/richieste/nuova", ("kind", "Objection"), ("channel", "Call"), ("received-at", "2026-01-12T09:00"));
        Drafts.NextOf(recorded);

        const string Month = "/lavoro/richieste/cifre?mese=2026-01";
        Assert.Contains("su", (await browser.PageAsync(Month)).QuerySelector("main table td.number:nth-of-type(2)")!.TextContent, StringComparison.Ordinal);
        using var sealing = await browser.SubmitAsync(Month, "/lavoro/richieste/cifre/sigillo");
        Drafts.NextOf(sealing);
        var seen = (await browser.PageAsync(Month)).QuerySelector("main table a")!.GetAttribute("href")!;
        Assert.Equal(200, (int)(await browser.GetAsync(seen.Split('#')[0])).StatusCode);
        using var odd = await browser.GetAsync("/lavoro/richieste/cifre?mese=gennaio");
        Assert.Equal(400, (int)odd.StatusCode);
    }

    [Theory]
    [InlineData("phone", "12", "number-")]
    [InlineData("received-at", "2999-01-01T09:00", "rights-time-in-the-future")]
    [InlineData("received-at", "2026-03-29T02:30", "field-not-understood")]
    [InlineData("kind", "desiderio", "field-not-understood")]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_rest_stays(string field, string value, string code)
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var refused = await browser.SubmitAsync("/lavoro/richieste/nuova", "/lavoro/richieste/nuova", ("note", "Resta qui"), (field, value));
        var page = await Browser.ReadAsync(refused);
        Assert.Contains(code, page.QuerySelector($".field.refused:has(#f-{field})")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Resta qui", page.QuerySelector("#f-note")!.GetAttribute("value"));
    }

    private static async Task SendAsync(Browser browser, string address, string route, params (string, string)[] fields)
    {
        using var sent = await browser.SubmitAsync(address + route, address + route, fields);
        Drafts.NextOf(sent);
    }
}
