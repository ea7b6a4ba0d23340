// SPDX-License-Identifier: EUPL-1.2
using AngleSharp.Html.Dom;
using Filiera.Kernel;
using Filiera.Register;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Credentials(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task What_verifies_our_credentials_is_public()
    {
        var stranger = host.Browser();
        using var keys = await stranger.GetAsync("/.well-known/did.json");
        var document = DidDocument.Read(Json.Parse(await keys.Content.ReadAsByteArrayAsync()).ValueOrThrow()).ValueOrThrow();
        using var context = await stranger.GetAsync(CredentialContexts.OwnPath);

        Assert.Equal("did:web:localhost", document.Id.Text);
        Assert.Equal(2, document.Methods.Count);
        Assert.Equal("*", Assert.Single(keys.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(CredentialContexts.Own().ToCanonicalBytes(), await context.Content.ReadAsByteArrayAsync());
        Assert.Equal(404, (int)(await stranger.GetAsync("/status/revocation-7")).StatusCode);
    }

    [Fact]
    public async Task A_receipts_credential_is_checked_by_a_stranger_and_a_changed_one_is_not_valid()
    {
        var officer = await host.BrowserAsync(Roles.ComplianceOfficer);
        var result = await Lists.ScreenedAsync(host, officer);
        var address = result.QuerySelector("a[href^='/lavoro/ricevute/']")!.GetAttribute("href")!;
        var page = await officer.PageAsync(address);
        Assert.NotNull(page.QuerySelector($"a[href='{address}/credenziale.json']"));
        var json = await (await officer.GetAsync(address + "/credenziale.json")).Content.ReadAsStringAsync();
        var token = await (await officer.GetAsync(address + "/credenziale.jwt")).Content.ReadAsStringAsync();

        Assert.Contains(await VerdictAsync(json), new[] { "valido", "revocato o scaduto" });
        Assert.Contains(await VerdictAsync(token), new[] { "valido", "revocato o scaduto" });
        Assert.Equal("non verificabile", await VerdictAsync(json.Replace("\"listRows\":", "\"listRows\":1", StringComparison.Ordinal)));
        Assert.Equal(404, (int)(await officer.GetAsync(address[..^4] + "0000/credenziale.json")).StatusCode);
        using var refused = await CheckAsync("hello");
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.NotNull((await Browser.ReadAsync(refused)).QuerySelector(".field.refused #f-credential"));
    }

    [Fact]
    public async Task The_keys_that_sign_receipts_are_published_as_the_tools_read_them()
    {
        await Lists.ScreenedAsync(host, await host.BrowserAsync(Roles.ComplianceOfficer));
        using var client = host.CreateClient();
        var keys = Filiera.Proofs.KeyList.Read(await client.GetByteArrayAsync("/verifica/chiavi.json", TestContext.Current.CancellationToken)).ValueOrThrow();
        Assert.All(keys, key => Assert.Equal("screening-receipt", key.Purpose));
    }

    [Fact]
    public async Task A_mandates_credential_is_valid_until_the_mandate_is_taken_back()
    {
        var officer = await host.BrowserAsync(Roles.ComplianceOfficer);
        await Lists.ScreenedAsync(host, officer);
        var page = await officer.PageAsync("/lavoro/mandati");
        var address = page.QuerySelector("a[href^='/lavoro/mandati/'][href$='/credenziale.json']")!.GetAttribute("href")!;
        var json = await (await officer.GetAsync(address)).Content.ReadAsStringAsync();
        Assert.Equal("valido", await VerdictAsync(json));

        var revoke = address.Replace("credenziale.json", "revoca", StringComparison.Ordinal);
        using var done = await officer.SubmitAsync(revoke, revoke);
        Assert.Equal(303, (int)done.StatusCode);

        // The first to ask works for somebody who has nothing to do with the mandate: the list is everybody's all the same.
        var foreigner = await host.BrowserAsync(Roles.ComplianceOfficer);
        await WebHost.ChooseAsync(foreigner, await host.StrangerAsync("Centro Altrove", Lists.Vat("9993001")));
        Assert.DoesNotContain(address, (await foreigner.PageAsync("/lavoro/mandati")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("revocato o scaduto", await VerdictAsync(json, foreigner));
        Assert.Equal("revocato o scaduto", await VerdictAsync(json));
    }

    private async Task<string> VerdictAsync(string credential, Browser? browser = null)
    {
        using var answer = await CheckAsync(credential, browser);
        Assert.True((int)answer.StatusCode == 200, await answer.Content.ReadAsStringAsync());
        IHtmlDocument page = await Browser.ReadAsync(answer);
        return page.QuerySelector("#verdict .verdict")!.TextContent.Trim();
    }

    private Task<HttpResponseMessage> CheckAsync(string credential, Browser? browser = null) =>
        (browser ?? host.Browser()).SubmitAsync(VerifyCredentialEndpoints.Address, VerifyCredentialEndpoints.Address, ("credential", credential));
}
