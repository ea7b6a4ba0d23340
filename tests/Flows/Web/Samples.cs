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
        using var recorded = await browser.SubmitAsync(address, address, findings);
        Assert.Equal(303, (int)recorded.StatusCode);
        using var closed = await browser.SubmitAsync(address, address + "/sigilla");
        Assert.Equal(303, (int)closed.StatusCode);
        Assert.Contains($"Prova trovata: {findings.Length}.", (await browser.PageAsync(address)).QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync("/lavoro/campioni")).QuerySelector("main table a"));
    }
}
