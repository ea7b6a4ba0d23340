// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Samples(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_sample_is_drawn_looked_at_and_sealed()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        await Lists.ScreenedAsync(host, browser);
        using var drawn = await browser.SubmitAsync("/lavoro/campioni/nuovo", "/lavoro/campioni/nuovo", ("seed", "estratto in pubblico 42"));
        Assert.True((int)drawn.StatusCode == 303, await drawn.Content.ReadAsStringAsync());
        var address = drawn.Headers.Location!.OriginalString.Split('?')[0];
        var page = await browser.PageAsync(address);
        Assert.Contains("estratto in pubblico 42", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", page.QuerySelector("main table")!.TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var findings = page.QuerySelectorAll("select[name^=finding-]").Select(select => (select.GetAttribute("name")!, "found")).ToArray();
        Assert.NotEmpty(findings);
        using var nothing = await browser.SubmitAsync(address, address);
        Assert.Equal(422, (int)nothing.StatusCode);

        // Begun, left and found again, and no draft any more once it is sent.
        using var kept = await browser.KeepDraftAsync(address, address, (findings[0].Item1, "not-found"), (findings[0].Item1.Replace("finding-", "note-", StringComparison.Ordinal), "Chiesta al cliente"));
        Assert.Equal(address + "?esito=draft-kept", kept.Headers.Location!.OriginalString);
        var begun = await browser.PageAsync(address);
        Assert.Equal("not-found", begun.QuerySelector($"select[name={findings[0].Item1}] option[selected]")!.GetAttribute("value"));
        Assert.Equal("Chiesta al cliente", begun.QuerySelector($"input[name={findings[0].Item1.Replace("finding-", "note-", StringComparison.Ordinal)}]")!.GetAttribute("value"));

        using var recorded = await browser.SubmitAsync(address, address, findings);
        Assert.Empty((await browser.PageAsync(address)).QuerySelectorAll($"form[action='{FormDraftEndpoints.GiveUp}']"));
        Assert.Equal(303, (int)recorded.StatusCode);
        using var closed = await browser.SubmitAsync(address, address + "/sigilla");
        Assert.Equal(303, (int)closed.StatusCode);
        Assert.Contains($"Prova trovata: {findings.Length}.", (await browser.PageAsync(address)).QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync("/lavoro/campioni")).QuerySelector("main table a"));
    }
}
