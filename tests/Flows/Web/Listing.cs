// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Listing(WebHost host) : IClassFixture<WebHost>
{
    private static readonly ListColumns<string> Names = new(CultureInfo.GetCultureInfo("it-IT"), name => name, [("nome", name => name), ("lunghezza", name => name.Length.ToString("00", CultureInfo.InvariantCulture))]);
    private static readonly ListAsked Usual = new("", null, false, null);

    [Fact]
    public void Rows_are_found_by_every_word_and_neither_capitals_nor_accents_count() =>
        Assert.Equal(["Nicolò Finto"], Names.All(["Nicolò Finto", "Nicola Finta", "Altro"], Usual with { Words = "FINTO nicolo" }));

    [Fact]
    public void Rows_stand_in_the_order_asked_for_and_turned_round()
    {
        string[] rows = ["èrica", "Dino", "Franco"];
        Assert.Equal(["Dino", "èrica", "Franco"], Names.All(rows, Usual));
        Assert.Equal(["Franco", "èrica", "Dino"], Names.All(rows, Usual with { Order = "lunghezza", Down = true }));
    }

    [Fact]
    public void Pages_follow_each_other_and_no_row_is_missed()
    {
        var rows = Enumerable.Range(0, 120).Select(row => row.ToString("000", CultureInfo.InvariantCulture)).ToArray();
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = Names.Page(rows, Usual with { After = after });
            Assert.Equal(120, page.Total);
            seen.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(rows, seen);
    }

    [Fact]
    public async Task A_list_of_firms_is_filtered_ordered_and_exported_as_it_stands()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await Lists.PartiesAsync(browser);
        var turned = await browser.PageAsync("/lavoro/organizzazioni?ordine=-nome");
        Assert.Equal(["Committente Finto", "Centralino di Prova Inventato"], turned.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Equal("descending", turned.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        var narrowed = await browser.PageAsync("/lavoro/organizzazioni?parole=centralino");
        Assert.Equal("Centralino di Prova Inventato", Assert.Single(narrowed.QuerySelectorAll("tbody th a")).TextContent);
        using var file = await browser.GetAsync(narrowed.QuerySelector("a[href*='.csv']")!.GetAttribute("href")!);
        Assert.DoesNotContain("Committente Finto", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unknown = await browser.GetAsync("/lavoro/organizzazioni?ordine=colore");
        Assert.Equal(400, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task A_list_of_mandates_is_filtered_ordered_and_exported_as_it_stands()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await Lists.PartiesAsync(browser);
        var found = await browser.PageAsync("/lavoro/mandati?parole=committente&ordine=-centro");
        Assert.Single(found.QuerySelectorAll("main tbody tr"));
        Assert.Equal("descending", found.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        using var file = await browser.GetAsync(found.QuerySelector("a[href*='.csv']")!.GetAttribute("href")!);
        Assert.Contains("Committente Finto", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var none = await browser.PageAsync("/lavoro/mandati?parole=nessuno");
        Assert.Empty(none.QuerySelectorAll("main tbody tr"));
        using var empty = await browser.GetAsync("/lavoro/mandati.csv?parole=nessuno");
        Assert.DoesNotContain("Committente Finto", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_kept_found_again_and_given_up()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        const string Address = "/lavoro/organizzazioni?parole=finto&ordine=-nome";
        using var kept = await browser.SubmitAsync(Address, "/viste", ("nome", "I <finti>"));
        Assert.Equal(Address, kept.Headers.Location!.OriginalString);
        var list = await browser.PageAsync("/lavoro/organizzazioni");
        Assert.Equal(Address, Assert.Single(list.QuerySelectorAll(".views a")).GetAttribute("href"));
        Assert.Equal("I <finti>", list.QuerySelector(".views a")!.TextContent);
        Assert.Empty((await browser.PageAsync("/lavoro/numeri")).QuerySelectorAll(".views a"));
        using var given = await browser.SubmitAsync("/lavoro/organizzazioni", "/viste/togli");
        Assert.Equal(303, (int)given.StatusCode);
        Assert.Empty((await browser.PageAsync("/lavoro/organizzazioni")).QuerySelectorAll(".views a"));
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    public async Task A_view_never_leads_to_another_host(string address)
    {
        var browser = host.Browser();
        using var answer = await browser.PostAsync("/viste", new Dictionary<string, string>
        {
            [FormGuard.FieldName] = await browser.TokenAsync(),
            ["nome"] = "altrove",
            ["indirizzo"] = address,
        });
        Assert.Equal(400, (int)answer.StatusCode);
    }
}
