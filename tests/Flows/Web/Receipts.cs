// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using AngleSharp.Html.Dom;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Receipts(WebHost host) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("", "receipt")]
    [InlineData("{}", "receipt")]
    [InlineData("not json", "receipt")]
    public async Task What_is_no_receipt_is_refused_beside_its_field(string receipt, string field)
    {
        var browser = host.Browser();
        using var answer = await browser.SubmitAsync("/verifica/ricevuta", "/verifica/ricevuta", ("receipt", receipt));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.NotNull((await Browser.ReadAsync(answer)).QuerySelector($".field.refused #f-{field}"));
    }

    [Fact]
    public async Task A_receipt_goes_from_the_result_to_a_stranger_who_checks_it()
    {
        var officer = await host.BrowserAsync(Roles.ComplianceOfficer);
        var result = await Lists.ScreenedAsync(host, officer);
        var address = result.QuerySelector("a[href^='/lavoro/ricevute/']")!.GetAttribute("href")!;
        var page = await officer.PageAsync(address);
        Assert.Contains("su 4", page.QuerySelector("main .answer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("lista.csv", (await officer.PageAsync("/lavoro/ricevute")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        var receipt = await (await officer.GetAsync(address + "/ricevuta.json")).Content.ReadAsStringAsync();

        using var proof = await officer.SubmitAsync(address, address + "/prova", ("number", "347 123 4567"));
        Assert.Equal("application/json", proof.Content.Headers.ContentType!.MediaType);
        var proved = await CheckAsync(receipt, await proof.Content.ReadAsStringAsync(), "347 123 4567");
        Assert.Contains("+393471234567", proved.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(proved.QuerySelectorAll("main .state.breach"), state => state.TextContent.Contains("non rispettato", StringComparison.Ordinal));
        using var absent = await officer.SubmitAsync(address, address + "/prova", ("number", "347 999 9999"));
        Assert.Equal(422, (int)absent.StatusCode);

        Assert.Contains((await CheckAsync(receipt)).QuerySelector(".verdict")!.TextContent.Trim(), new[] { "valida", "scaduta" });
        Assert.Equal("non valida", (await CheckAsync(Altered(receipt))).QuerySelector(".verdict")!.TextContent.Trim());
    }

    private async Task<IHtmlDocument> CheckAsync(string receipt, string proof = "", string number = "")
    {
        using var answer = await host.Browser().SubmitAsync("/verifica/ricevuta", "/verifica/ricevuta", ("receipt", receipt), ("proof", proof), ("number", number));
        Assert.True((int)answer.StatusCode == 200, await answer.Content.ReadAsStringAsync());
        return await Browser.ReadAsync(answer);
    }

    // One word of the payload, and nothing else changed.
    private static string Altered(string receipt)
    {
        var start = receipt.IndexOf("\"payload\":\"", StringComparison.Ordinal) + "\"payload\":\"".Length;
        var end = receipt.IndexOf('"', start);
        var payload = Encoding.UTF8.GetString(Convert.FromBase64String(receipt[start..end]));
        var changed = payload.Replace("\"demonstration\":true", "\"demonstration\":false", StringComparison.Ordinal);
        Assert.NotEqual(payload, changed);
        return receipt[..start] + Convert.ToBase64String(Encoding.UTF8.GetBytes(changed)) + receipt[end..];
    }
}
