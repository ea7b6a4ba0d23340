// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Choices
{
    [Fact]
    public async Task Rules_that_wait_are_chosen_about_on_one_page_and_wait_no_longer()
    {
        using var host = new WebHost();
        var browser = await host.BrowserAsync(Roles.Operator);
        var waiting = Waiting(await browser.PageAsync("/lavoro/scelte"));
        Assert.True(waiting.Length > 1, "no rule waits");
        using var nothing = await browser.SubmitAsync("/lavoro/scelte", "/lavoro/scelte", ("reason", "Letto il testo"));
        Assert.Equal(422, (int)nothing.StatusCode);
        Assert.Contains("nothing-chosen", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var unreasoned = await browser.SubmitAsync("/lavoro/scelte", "/lavoro/scelte", ($"choice-{waiting[0]}", "block"));
        var again = await Browser.ReadAsync(unreasoned);
        Assert.Equal(422, (int)unreasoned.StatusCode);
        Assert.Equal("block", ((AngleSharp.Html.Dom.IHtmlSelectElement)again.QuerySelector($"#f-choice-{waiting[0]}")!).Value);

        using var kept = await browser.KeepDraftAsync(
            "/lavoro/scelte", "/lavoro/scelte", ($"choice-{waiting[0]}", "block"), ("reason", "Da rileggere"));
        Assert.Equal("/lavoro/scelte?esito=draft-kept", kept.Headers.Location!.OriginalString);
        var begun = await browser.PageAsync("/lavoro/scelte");
        Assert.Equal("block", ((AngleSharp.Html.Dom.IHtmlSelectElement)begun.QuerySelector($"#f-choice-{waiting[0]}")!).Value);
        Assert.Equal("Da rileggere", begun.QuerySelector("[name=reason]")!.TextContent);

        using var chosen = await browser.SubmitAsync(
            "/lavoro/scelte", "/lavoro/scelte", ($"choice-{waiting[0]}", "block"), ($"choice-{waiting[1]}", "decline"), ("reason", "Letto il testo"));
        Assert.Equal(303, (int)chosen.StatusCode);
        var after = await browser.PageAsync("/lavoro/scelte");
        Assert.Equal(waiting[2..], Waiting(after));
        Assert.Empty(after.QuerySelectorAll($"form[action='{FormDraftEndpoints.GiveUp}']"));
    }

    [Fact]
    public async Task The_api_tells_of_a_choice_from_then_on_in_the_rule_and_in_the_list()
    {
        using var host = new WebHost();
        var browser = await host.BrowserAsync(Roles.Operator);
        var rule = Waiting(await browser.PageAsync("/lavoro/scelte"))[0];
        string[] addresses = ["/api/v1/rules", "/api/v1/rules/" + rule];
        var before = await Task.WhenAll(addresses.Select(address => ReadAsync(browser, address, null)));
        Assert.Equal([304, 304], (await Task.WhenAll(addresses.Zip(before, (address, one) => ReadAsync(browser, address, one.Tag)))).Select(one => one.Status));

        using var chosen = await browser.SubmitAsync("/lavoro/scelte", "/lavoro/scelte", ($"choice-{rule}", "decline"), ("reason", "Letto il testo"));
        Assert.Equal(303, (int)chosen.StatusCode);
        var after = await Task.WhenAll(addresses.Zip(before, (address, one) => ReadAsync(browser, address, one.Tag)));
        Assert.Equal([200, 200], after.Select(one => one.Status));
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First.Body, pair.Second.Body));
    }

    [Fact]
    public async Task Who_may_not_choose_reads_the_rules_and_their_sources()
    {
        using var host = new WebHost();
        var page = await (await host.BrowserAsync(Roles.ComplianceOfficer)).PageAsync("/lavoro/scelte");
        Assert.NotEmpty(Waiting(page));
        Assert.Empty(page.QuerySelectorAll("main form, main select"));
    }

    private static async Task<(int Status, string Body, string? Tag)> ReadAsync(Browser browser, string address, string? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await browser.Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.ToString());
    }

    private static string[] Waiting(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main section.panel[id]").Select(section => section.Id!)];
}
