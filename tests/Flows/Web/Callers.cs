// SPDX-License-Identifier: EUPL-1.2
using AngleSharp.Html.Dom;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Callers(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_declared_number_is_told_with_its_centre_and_client()
    {
        using var own = new WebHost();
        var officer = await own.BrowserAsync(Roles.Operator);
        await Lists.PartiesAsync(officer);
        await Lists.DeclareAsync(officer, "0844 123 456");
        var page = await AskAsync(own.Browser(), "0844123456");
        Assert.Equal("Il numero è di Centralino di Prova Inventato, che chiama per Committente Finto.", page.QuerySelector("main .answer")!.TextContent);
        Assert.NotNull(page.QuerySelector("dl.facts .state.met"));
        Assert.Contains("vende o promuove", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("06 1234567", "geografico")]
    [InlineData("+39 347 1234567", "mobile")]
    [InlineData("+33 1 23 45 67 89", "estero")]
    public async Task A_number_nobody_declared_is_unknown_and_never_accused(string number, string kind)
    {
        var page = await AskAsync(host.Browser(), number);
        Assert.Equal("Qui nessuno ha dichiarato questo numero.", page.QuerySelector("main .answer")!.TextContent);
        Assert.Equal(kind, page.QuerySelector("dl.facts dd strong")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main .state:not(.unknown)"));
    }

    [Theory]
    [InlineData("boh", "number-invalid")]
    [InlineData("", "number-invalid")]
    [InlineData("6 1234567", "number-ambiguous")]
    public async Task What_is_no_number_is_refused_and_kept(string written, string code)
    {
        var page = await AskAsync(host.Browser(), written, 422);
        Assert.Equal(written, page.QuerySelector("#f-numero")!.GetAttribute("value") ?? "");
        Assert.Equal(code, page.QuerySelector(".field.refused code")!.TextContent);
        Assert.Equal("#f-numero", page.QuerySelector(".notice.breach a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_number_asked_for_stands_in_no_address_and_is_kept_by_no_cache()
    {
        var browser = host.Browser();
        using var answer = await browser.SubmitAsync("/", "/chi-chiama", ("numero", "347 123 4567"));
        Assert.Null(answer.Headers.Location);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = await Browser.ReadAsync(answer);
        Assert.DoesNotContain(page.QuerySelectorAll("a, form"), one =>
            (one.GetAttribute("href") ?? one.GetAttribute("action") ?? "").Contains("1234567", StringComparison.Ordinal));
        Assert.Null((await browser.PageAsync("/chi-chiama?numero=3471234567")).QuerySelector("main .answer"));
    }

    private static async Task<IHtmlDocument> AskAsync(Browser browser, string number, int status = 200)
    {
        using var answer = await browser.SubmitAsync("/chi-chiama", "/chi-chiama", ("numero", number));
        Assert.Equal(status, (int)answer.StatusCode);
        return await Browser.ReadAsync(answer);
    }
}
