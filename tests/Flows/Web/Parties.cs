// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Parties(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_form_refused_keeps_what_was_typed_and_names_every_problem()
    {
        var browser = await host.BrowserAsync(Roles.Operator, "en");
        using var answer = await browser.SubmitAsync("/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova",
            ("legalName", "Ditta <Inventata> & figli"), ("vatNumber", "12345678901"), ("rocNumber", "abc"), ("roles", "Client"));
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal("Ditta <Inventata> & figli", page.QuerySelector("#f-legalName")!.GetAttribute("value"));
        Assert.Equal("12345678901", page.QuerySelector("#f-vatNumber")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#f-roles input[value=Client][checked]"));
        Assert.Equal(
            ["roc-number-invalid", "vat-number-invalid"], page.QuerySelectorAll(".field.refused code").Select(code => code.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal("true", page.QuerySelector("#f-vatNumber")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_refused_and_never_guessed()
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        using var answer = await browser.SubmitAsync("/lavoro/mandati/nuovo", "/lavoro/mandati/nuovo",
            ("client", "nobody"), ("centre", "nobody"), ("campaign", "none"), ("start", "ieri"), ("supplierDepth", "-1"));
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("ieri", page.QuerySelector("#f-start")!.GetAttribute("value"));
        Assert.Equal(5, page.QuerySelectorAll(".field.refused").Length);
    }

    [Fact]
    public async Task Firms_campaign_and_mandate_stand_in_the_lists_and_their_exports()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        var (centre, _) = await Lists.PartiesAsync(browser);
        foreach (var address in new[] { "/lavoro/organizzazioni", "/lavoro/mandati", $"/lavoro/organizzazioni/{centre}" })
        {
            Assert.Contains("Centralino di Prova Inventato", (await browser.PageAsync(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var export in new[] { "/lavoro/mandati.csv", "/lavoro/mandati.json", "/lavoro/organizzazioni.csv", "/lavoro/organizzazioni.json" })
        {
            using var file = await browser.GetAsync(export);
            Assert.Contains("Centralino di Prova Inventato", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var check = await browser.PageAsync("/lavoro/registro-attivita/controllo");
        Assert.NotNull(check.QuerySelector("main .state.met"));
    }

    [Fact]
    public async Task A_persons_name_is_shown_until_it_is_erased()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        var (centre, _) = await Lists.PartiesAsync(browser);
        var enrol = $"/lavoro/organizzazioni/{centre}/persone/nuova";
        using var enrolled = await browser.SubmitAsync(enrol, enrol, ("displayName", "Nicolò Esempio"), ("keepUntil", "2099-01-01"));
        Assert.Equal(303, (int)enrolled.StatusCode);
        var page = await browser.PageAsync($"/lavoro/organizzazioni/{centre}");
        Assert.Contains("Nicolò Esempio", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var erase = page.QuerySelector("a[href$='/cancella']")!.GetAttribute("href")!;
        using var erased = await browser.SubmitAsync(erase, erase);
        Assert.Equal(303, (int)erased.StatusCode);
        Assert.DoesNotContain(
            "Nicolò Esempio", (await browser.PageAsync($"/lavoro/organizzazioni/{centre}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
