// SPDX-License-Identifier: EUPL-1.2
using AngleSharp.Html.Dom;
using Filiera.Kernel;
using Filiera.Web;
using NodaTime;
using NodaTime.Text;

namespace Filiera.Flows.Web;

public sealed class Coverage : IDisposable
{
    private const string Address = "/lavoro/copertura";
    private readonly ShiftedHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(Roles.ComplianceOfficer)]
    [InlineData(Roles.Operator)]
    public async Task A_day_that_is_over_is_sealed_once_by_whoever_works_here(string role)
    {
        var browser = await _host.BrowserAsync(role);
        await Lists.ScreenedAsync(_host, browser);
        var day = RomeTime.DayOf(_host.Now);
        Assert.Null(SealOf(await browser.PageAsync(Address)));

        _host.Ahead = Duration.FromDays(1);
        var open = await browser.PageAsync(Address);
        Assert.Contains("per sempre", open.QuerySelector("section[aria-labelledby=seal] p")!.TextContent, StringComparison.Ordinal);
        using var done = await browser.SubmitAsync(Address, Address + "/sigillo");
        Assert.Equal((303, $"{Address}?al={Written(day)}&esito=coverage-seal"), ((int)done.StatusCode, done.Headers.Location!.OriginalString));

        var sealedPage = await browser.PageAsync(done.Headers.Location.OriginalString);
        Assert.Null(SealOf(sealedPage));
        var evidence = sealedPage.QuerySelector("section[aria-labelledby=seal] a")!.GetAttribute("href")!.Split('#')[0];
        Assert.Single((await browser.PageAsync(evidence)).QuerySelectorAll("section.panel"));

        using var again = await browser.PostAsync(Address + "/sigillo", await TokenAsync(browser, day));
        Assert.Equal(303, (int)again.StatusCode);
        Assert.Single((await browser.PageAsync(evidence)).QuerySelectorAll("section.panel"));
    }

    [Fact]
    public async Task Nobody_seals_without_signing_in()
    {
        var browser = _host.Browser();
        using var answer = await browser.PostAsync(Address + "/sigillo", await TokenAsync(browser, RomeTime.DayOf(_host.Now)));
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_day_that_is_not_over_is_not_sealed()
    {
        var browser = await _host.BrowserAsync(Roles.ComplianceOfficer);
        await Lists.ScreenedAsync(_host, browser);
        using var answer = await browser.PostAsync(Address + "/sigillo", await TokenAsync(browser, RomeTime.DayOf(_host.Now)));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("coverage-day-not-over", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> TokenAsync(Browser browser, LocalDate day) =>
        new() { [FormGuard.FieldName] = await browser.TokenAsync("/"), ["giorno"] = Written(day) };

    private static IHtmlFormElement? SealOf(IHtmlDocument page) => page.Forms.FirstOrDefault(form => form.GetAttribute("action") == Address + "/sigillo");

    private static string Written(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
