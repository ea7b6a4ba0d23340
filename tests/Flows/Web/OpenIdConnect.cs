// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json.Nodes;
using System.Web;

namespace Filiera.Flows.Web;

/// <summary>Signing in through an identity provider outside, and what somebody in between may try.</summary>
public sealed class OpenIdConnect
{
    [Fact]
    public async Task A_bound_person_signs_in_and_is_led_back()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser, "/entra/fornitore/prova?ritorno=/lavoro/liste"));
        Assert.Equal((303, "/lavoro/liste"), ((int)back.StatusCode, back.Headers.Location!.OriginalString));
        await browser.PageAsync("/lavoro/liste");
    }

    [Fact]
    public async Task A_person_bound_to_no_account_gets_none()
    {
        using var host = new OpenIdHost();
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser));
        await RefusedAsync(back, "provider-person-unknown");
    }

    [Fact]
    public async Task What_the_browser_is_sent_with_holds_state_nonce_and_a_challenge_and_no_secret()
    {
        using var host = new OpenIdHost();
        using var sent = await host.Browser().GetAsync("/entra/fornitore/prova");
        var query = HttpUtility.ParseQueryString(sent.Headers.Location!.Query);
        Assert.Equal(
            ["acr_values", "client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"],
            query.AllKeys.Order(StringComparer.Ordinal));
        Assert.Equal(("S256", "code", "openid"), (query["code_challenge_method"], query["response_type"], query["scope"]));
        Assert.DoesNotContain(FakeProvider.ClientSecret, HttpUtility.UrlDecode(sent.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonce", "\"another\"")]
    [InlineData("nonce", "null")]
    [InlineData("iss", "\"https://other.example\"")]
    [InlineData("aud", "\"another-client\"")]
    [InlineData("aud", "[\"filiera-prova\",\"another-client\"]")]
    [InlineData("exp", "1000")]
    [InlineData("exp", "null")]
    [InlineData("sub", "null")]
    [InlineData("acr", "\"https://www.spid.gov.it/SpidL1\"")]
    [InlineData("acr", "null")]
    public async Task An_identity_token_that_says_anything_else_is_refused(string claim, string value)
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        host.Provider.Claims[claim] = JsonNode.Parse(value);
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser));
        await RefusedAsync(back, "provider-refused");
        using var still = await browser.GetAsync("/lavoro");
        Assert.Equal(302, (int)still.StatusCode);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task A_token_without_a_signature_or_with_another_algorithm_is_refused(string algorithm)
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        host.Provider.Algorithm = algorithm;
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser));
        await RefusedAsync(back, "provider-refused");
    }

    [Fact]
    public async Task A_token_signed_by_a_key_that_the_provider_does_not_publish_is_refused_whatever_its_header_brings()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        host.Provider.SignsWithAnotherKey = true;
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser));
        await RefusedAsync(back, "provider-refused");
    }

    [Fact]
    public async Task A_code_works_once()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var browser = host.Browser();
        var state = await AskAsync(host, browser);
        using var first = await ReturnAsync(host, browser, state, "the-code");
        Assert.Equal(303, (int)first.StatusCode);

        // The same address again, as from the browser's history: nothing was asked any more.
        using var again = await ReturnAsync(host, browser, state, "the-code");
        await RefusedAsync(again, "provider-refused");

        // The same code in an answer to a new question: the provider gives nothing for it.
        var other = host.Browser();
        using var replayed = await ReturnAsync(host, other, await AskAsync(host, other), "the-code");
        await RefusedAsync(replayed, "provider-refused");
    }

    [Fact]
    public async Task A_return_that_another_browser_asked_for_is_refused()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var (attacker, victim) = (host.Browser(), host.Browser());
        var state = await AskAsync(host, attacker);
        using var unasked = await ReturnAsync(host, victim, state);
        await RefusedAsync(unasked, "provider-refused");
        await AskAsync(host, victim);
        using var mixed = await ReturnAsync(host, victim, state);
        await RefusedAsync(mixed, "provider-refused");
    }

    [Fact]
    public async Task A_return_in_the_name_of_another_issuer_is_refused()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var browser = host.Browser();
        using var mixed = await ReturnAsync(host, browser, await AskAsync(host, browser), issuer: "https://other.example");
        await RefusedAsync(mixed, "provider-refused");
        using var silent = await ReturnAsync(host, browser, await AskAsync(host, browser), issuer: "");
        await RefusedAsync(silent, "provider-refused");
    }

    [Fact]
    public async Task Metadata_that_name_another_issuer_are_refused()
    {
        using var host = new OpenIdHost();
        host.Provider.MetadataIssuer = "https://other.example";
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser), issuer: "https://other.example");
        await RefusedAsync(back, "provider-refused");
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    public async Task Nobody_is_led_to_another_host_afterwards(string elsewhere)
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser, "/entra/fornitore/prova?ritorno=" + Uri.EscapeDataString(elsewhere)));
        Assert.Equal((303, "/lavoro"), ((int)back.StatusCode, back.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task One_person_of_a_provider_is_bound_to_one_account()
    {
        using var host = new OpenIdHost();
        await BoundAsync(host);
        var other = await new People(host).OperatorAsync("altra@example.it");
        using var back = await ReturnAsync(host, other, await AskAsync(host, other, "/conto/fornitore/prova"));
        await RefusedAsync(back, "provider-refused");
    }

    [Fact]
    public async Task A_provider_that_was_unbound_signs_nobody_in_and_its_sessions_are_over()
    {
        using var host = new OpenIdHost();
        var person = await BoundAsync(host);
        var elsewhere = host.Browser();
        using var signedIn = await ReturnAsync(host, elsewhere, await AskAsync(host, elsewhere));
        await elsewhere.PageAsync("/lavoro");

        using var unbound = await person.SubmitAsync("/conto", "/conto/fornitore/togli", ("fornitore", FakeProvider.Issuer));
        using var over = await elsewhere.GetAsync("/lavoro");
        var browser = host.Browser();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser));
        using var again = await person.PostAsync(
            "/conto/fornitore/togli", new Dictionary<string, string> { ["fornitore"] = FakeProvider.Issuer, ["gettone"] = await person.TokenAsync("/conto") });

        Assert.Equal("/conto?esito=provider-unbound", unbound.Headers.Location!.OriginalString);
        Assert.Equal(302, (int)over.StatusCode);
        await RefusedAsync(back, "provider-person-unknown");
        await RefusedAsync(again, "provider-person-unknown");
    }

    private static async Task<Browser> BoundAsync(OpenIdHost host)
    {
        var browser = await new People(host).OperatorAsync();
        using var back = await ReturnAsync(host, browser, await AskAsync(host, browser, "/conto/fornitore/prova"));
        Assert.True((int)back.StatusCode == 303, await back.Content.ReadAsStringAsync());
        Assert.Equal("/conto?esito=provider-bound", back.Headers.Location!.OriginalString);
        return browser;
    }

    // What the provider sees of the browser that is sent to it.
    private static async Task<string> AskAsync(OpenIdHost host, Browser browser, string address = "/entra/fornitore/prova")
    {
        using var sent = await browser.GetAsync(address);
        Assert.True((int)sent.StatusCode == 303, await sent.Content.ReadAsStringAsync());
        var query = HttpUtility.ParseQueryString(sent.Headers.Location!.Query);
        (host.Provider.Nonce, host.Provider.Challenge) = (query["nonce"]!, query["code_challenge"]!);
        return query["state"]!;
    }

    private static int _codes;

    private static Task<HttpResponseMessage> ReturnAsync(OpenIdHost host, Browser browser, string state, string? code = null, string issuer = FakeProvider.Issuer)
    {
        Assert.NotNull(host);
        var given = code ?? "code-" + Interlocked.Increment(ref _codes).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return browser.GetAsync($"/entra/ritorno?code={given}&state={Uri.EscapeDataString(state)}" + (issuer.Length > 0 ? "&iss=" + Uri.EscapeDataString(issuer) : ""));
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string code)
    {
        Assert.Equal(code == "provider-refused" ? 400 : 403, (int)answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
