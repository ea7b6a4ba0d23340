// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Reviews(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_group_is_decided_by_a_person_with_a_reason_and_a_row_apart()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var result = await Lists.ScreenedAsync(host, browser);
        var address = result.QuerySelector("a[href^='/lavoro/verifiche/']")!.GetAttribute("href")!;
        var queue = await browser.PageAsync(address);
        var group = queue.QuerySelector("section.panel[id^=g]")!.Id![1..];
        using var hasty = await browser.SubmitAsync(address, address, ("group", group), ("choice", "Allow"), ("reason", "perché"));
        Assert.Equal(422, (int)hasty.StatusCode);
        Assert.Contains("review-reason", await hasty.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var kept = await browser.KeepDraftAsync(address, address, ("group", group), ("choice", "Allow"), ("reason", "Da chiedere"));
        Assert.Equal(address + "?esito=draft-kept", kept.Headers.Location!.OriginalString);
        Assert.Equal("Da chiedere", (await browser.PageAsync(address)).QuerySelector($"#g{group} [name=reason]")!.TextContent);
        using var keptRows = await browser.KeepDraftAsync($"{address}?gruppo={group}", address, ("place", "0"), ("reason", "Di questa riga"));
        Assert.Equal($"{address}?gruppo={group}&esito=draft-kept", keptRows.Headers.Location!.OriginalString);
        var begun = await browser.PageAsync($"{address}?gruppo={group}");
        Assert.Equal("Di questa riga", begun.QuerySelector("[name=reason]")!.TextContent);
        Assert.NotNull(begun.QuerySelector("input[name=place][value='0'][checked]"));

        using var decided = await browser.SubmitAsync(address, address, ("group", group), ("choice", "KeepWithheld"), ("reason", "Nessuna risposta del Registro"));
        Assert.Equal(303, (int)decided.StatusCode);
        Assert.Contains("Nessuna risposta del Registro", (await browser.PageAsync(address)).QuerySelector("#g" + group)!.TextContent, StringComparison.Ordinal);

        Assert.Empty((await browser.PageAsync(address)).QuerySelectorAll($"form[action='{FormDraftEndpoints.GiveUp}']"));
        var rows = await browser.PageAsync($"{address}?gruppo={group}");
        Assert.DoesNotContain("3471234567", rows.QuerySelector("main")!.TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("3471234567", (await browser.PageAsync($"{address}?gruppo={group}&numeri=si")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var one = await browser.SubmitAsync(
            $"{address}?gruppo={group}", address, ("place", "0"), ("choice", "Allow"), ("reason", "Il cliente ha confermato la data"));
        Assert.Equal(303, (int)one.StatusCode);
        var again = await browser.PageAsync($"{address}?gruppo={group}");
        Assert.Contains("Il cliente ha confermato la data", again.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);

        var form = (await browser.PageAsync(address)).Forms.First(one => one.GetAttribute("action")!.EndsWith("/di-nuovo", StringComparison.Ordinal));
        using var asked = await browser.SubmitAsync(address, form.GetAttribute("action")!);
        Assert.Equal(303, (int)asked.StatusCode);
        var newer = await Lists.EndedAsync(host, browser, asked.Headers.Location!.OriginalString.Split('?')[0]);
        Assert.NotNull(newer.QuerySelector("main .answer"));
    }

    [Fact]
    public async Task A_decision_about_nothing_is_refused()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var result = await Lists.ScreenedAsync(host, browser);
        var address = result.QuerySelector("a[href^='/lavoro/verifiche/']")!.GetAttribute("href")!;
        using var answer = await browser.SubmitAsync(address, address, ("group", ""), ("choice", "Allow"), ("reason", "Una ragione abbastanza lunga"));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("nothing-chosen", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
