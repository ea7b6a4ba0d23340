// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>A consultation of the register through the pages, without script.</summary>
public sealed class Consultations(WebHost host) : IClassFixture<WebHost>
{
    private const string Root = "/lavoro/consultazioni";

    [Fact]
    public async Task A_consultation_goes_from_draft_to_permit_and_what_was_refused_stays_to_be_read()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        await Lists.ScreenedAsync(host, browser);
        var vat = (await browser.PageAsync(Root + "/bozza")).QuerySelector("select[name=controller] option")!.GetAttribute("value")!;
        using var drafted = await UploadAsync(browser, Root + "/bozza", ("controller", vat), ("selection", "every"), file: ("file", "numeri.csv", Numbers()));
        Assert.True((int)drafted.StatusCode == 303, await drafted.Content.ReadAsStringAsync());
        var address = drafted.Headers.Location!.OriginalString.Split('?')[0];
        Assert.Contains("bozza", TextOf(await browser.PageAsync(address)), StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync(address)).QuerySelector($"a[href='{Root}/utenze/nuova?titolare={vat}']"));

        using var stated = await browser.SubmitAsync(Root + "/utenze/nuova", Root + "/utenze/nuova", ("controller", vat), ("tier", "100000"), ("otherTiers", "200000=5000"));
        Assert.Equal(303, (int)stated.StatusCode);
        using var exported = await browser.SubmitAsync(address, address + "/esporta");
        Assert.Equal(303, (int)exported.StatusCode);
        using var part = await browser.GetAsync(address + "/parte/1");
        Assert.Equal("text/csv", part.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("row_id;number_e164;basis;", await part.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var wrong = await UploadAsync(
            browser, address + "/risposta", ("form", "Result"), ("askedAt", ""), file: ("files", "sbagliata.csv", "row_id;number_e164;result;checked_at;consultation_id\n1;+393999999999;KEEP;2026-01-01T00:00:00Z;x\n"));
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("answer-of-another-consultation", TextOf(await browser.PageAsync(address)), StringComparison.Ordinal);

        using var simulated = await browser.SubmitAsync(address, address + "/simula");
        Assert.Equal(303, (int)simulated.StatusCode);
        var page = await browser.PageAsync(address);
        Assert.NotNull(page.QuerySelector("main svg.ring"));
        Assert.Contains("simulatore", TextOf(page), StringComparison.Ordinal);
        using var permit = await browser.GetAsync(address + "/permesso/1");
        Assert.Contains("payloadType", await permit.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(address, (await browser.PageAsync(Root)).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.Contains("99", TextOf(await browser.PageAsync($"{Root}/piano?titolare={vat}")), StringComparison.Ordinal);
        using var export = await browser.GetAsync(Root + "/elenco.csv");
        Assert.Contains(address.Split('/')[^1], await export.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consultation_that_does_not_exist_is_not_found_and_one_can_be_given_up()
    {
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        await Lists.ScreenedAsync(host, browser);
        var vat = (await browser.PageAsync(Root + "/bozza")).QuerySelector("select[name=controller] option")!.GetAttribute("value")!;
        using var drafted = await UploadAsync(browser, Root + "/bozza", ("controller", vat), ("selection", "every"), file: ("file", "numeri.csv", Numbers()));
        var address = drafted.Headers.Location!.OriginalString.Split('?')[0];

        using var missing = await browser.GetAsync(Root + "/0193a000-0000-7000-8000-000000000000");
        Assert.Equal(404, (int)missing.StatusCode);
        using var given = await browser.SubmitAsync(address + "/abbandona", address + "/abbandona", ("reason", "doppia"));
        Assert.Equal(303, (int)given.StatusCode);
        Assert.Contains("abbandonata", TextOf(await browser.PageAsync(address)), StringComparison.Ordinal);
    }

    private static string TextOf(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static string Numbers()
    {
        var text = new StringBuilder("telefono;base;riferimento;data_consenso;finalita\n");
        for (var i = 0; i < 20; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"+39 347 55{i:00000};CONSENSO;c-{i};01/06/2026;marketing\n");
        }

        return text.ToString();
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        Browser browser, string address, (string Name, string Value) first, (string Name, string Value) second, (string Field, string Name, string Content) file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync(address)), FormGuard.FieldName },
            { new StringContent(first.Value), first.Name },
            { new StringContent(second.Value), second.Name },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file.Content)), file.Field, file.Name },
        };
        return await browser.Http.PostAsync(address, form);
    }
}
