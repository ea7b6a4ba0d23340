// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>Lines of <c>docs/asvs.md</c> that concern no single page.</summary>
public sealed class SelfCheck(RealWebHost host) : IClassFixture<RealWebHost>
{
    [Fact]
    public async Task What_was_typed_is_shown_as_text_and_never_becomes_part_of_a_page()
    {
        const string Name = "<script>alert(1)</script> & \"Figli\" <b>S.p.A.</b>";
        var boss = await new People(host).OperatorAsync("uno@example.it");
        using var made = await boss.SubmitAsync(
            "/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova", ("legalName", Name), ("vatNumber", Lists.Vat("9994001")), ("roles", "ContactCentre"));
        Assert.Equal(303, (int)made.StatusCode);
        foreach (var address in new[] { made.Headers.Location!.OriginalString, "/lavoro/organizzazioni", "/lavoro/utenti/invita" })
        {
            var page = await boss.PageAsync(address);
            Assert.Contains(Name, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main script, main b"));
        }
    }

    [Fact]
    public async Task A_field_sent_twice_is_one_value_that_is_not_understood_and_fields_not_asked_for_are_not_read()
    {
        var people = new People(host);
        var boss = await people.OperatorAsync("due@example.it");
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create(FormGuard.FieldName, await boss.TokenAsync("/lavoro/utenti/invita")),
            KeyValuePair.Create("role", "auditor"),
            KeyValuePair.Create("role", "operator"),
        ]);
        using var twice = await boss.Http.PostAsync("/lavoro/utenti/invita", form);
        Assert.Equal(400, (int)twice.StatusCode);

        var place = await AnyAsync(boss, "Centro Campi", "9994002");
        using var made = await boss.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", "auditor"), ("organisation", place));
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        var browser = host.Browser();
        using var accepted = await browser.SubmitAsync(
            link, link, ("name", "Persona di Prova"), ("email", "revisora@example.it"), ("password", People.Password), ("role", Roles.Operator), ("organisation", ""), ("Means", "Passkey"));
        Assert.Equal("/conto", accepted.Headers.Location!.OriginalString);
        await People.AddAuthenticatorAsync(browser);
        Assert.Contains("Centro Campi", (await browser.PageAsync("/lavoro")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);
        using var refused = await browser.GetAsync("/lavoro/utenti");
        Assert.Equal(403, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Passwords_are_masked_and_left_to_password_keepers()
    {
        var browser = host.Browser();
        var field = (await browser.PageAsync("/entra")).QuerySelector("input[name=password]")!;
        Assert.Equal(("password", "current-password"), (field.GetAttribute("type"), field.GetAttribute("autocomplete")));
        Assert.DoesNotContain(field.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        using var invited = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", People.KeyOf(host)));
        var wanted = (await browser.PageAsync(invited.Headers.Location!.OriginalString)).QuerySelector("input[name=password]")!;
        Assert.Equal(("password", "new-password"), (wanted.GetAttribute("type"), wanted.GetAttribute("autocomplete")));
    }

    [Fact]
    public async Task Signing_out_is_on_every_page_and_clears_what_the_browser_kept()
    {
        var boss = await new People(host).OperatorAsync("tre@example.it");
        foreach (var address in new[] { "/", "/lavoro", "/lavoro/utenti", "/conto", "/guida" })
        {
            Assert.NotNull((await boss.PageAsync(address)).QuerySelector("form[action='/esci'] button"));
        }

        using var left = await boss.SubmitAsync("/", "/esci");
        Assert.Equal("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Fact]
    public async Task A_session_nobody_uses_ends_after_ten_hours()
    {
        using var idle = new ShiftedTimeHost();
        var browser = await new People(idle).OperatorAsync("quattro@example.it");
        idle.Ahead = TimeSpan.FromHours(9.9);
        await browser.PageAsync("/lavoro");
        idle.Ahead = TimeSpan.FromHours(20);
        using var over = await browser.GetAsync("/lavoro");
        Assert.Equal(302, (int)over.StatusCode);
    }

    [Fact]
    public async Task A_new_sign_in_has_a_new_secret_and_the_old_one_opens_nothing()
    {
        var people = new People(host);
        var browser = await people.NewcomerAsync("cinque@example.it");
        var secret = await People.AddAuthenticatorAsync(browser);
        var before = await SentAsync(browser);
        using var again = await people.SignInAsync(browser, "cinque@example.it", secret);
        Assert.NotEqual(before, await SentAsync(browser));
        using var client = host.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var old = new HttpRequestMessage(HttpMethod.Get, "/lavoro") { Headers = { { "Cookie", before } } };
        using var answer = await client.SendAsync(old);
        Assert.Equal(302, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("TRACE", "/", 405)]
    [InlineData("GET", "/.git/config", 404)]
    [InlineData("GET", "/assets/", 404)]
    [InlineData("GET", "/appsettings.json", 404)]
    public async Task Nothing_is_served_that_was_not_meant_to_be(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await host.Browser().Http.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Answers_tell_their_type_and_how_letters_are_written()
    {
        using var page = await host.Browser().GetAsync("/");
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType!.ToString());
        using var rules = await host.Browser().GetAsync("/api/v1/rules");
        Assert.Equal("application/json", rules.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("authorization_code")]
    [InlineData("refresh_token")]
    public async Task Tokens_are_given_for_client_credentials_alone(string grant)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", grant), KeyValuePair.Create("username", "x"), KeyValuePair.Create("password", "y")]);
        using var answer = await host.Browser().Http.PostAsync("/oauth/token", form);
        Assert.Equal((HttpStatusCode.BadRequest, "{\"error\":\"unsupported_grant_type\"}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<string> AnyAsync(Browser boss, string name, string vat)
    {
        using var made = await boss.SubmitAsync(
            "/lavoro/organizzazioni/nuova", "/lavoro/organizzazioni/nuova", ("legalName", name), ("vatNumber", Lists.Vat(vat)), ("roles", "ContactCentre"));
        return made.Headers.Location!.OriginalString.Split('/', '?')[3];
    }

    // The cookies a browser sends now.
    private static async Task<string> SentAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/salute");
        return string.Join("; ", answer.RequestMessage!.Headers.GetValues("Cookie"));
    }
}
