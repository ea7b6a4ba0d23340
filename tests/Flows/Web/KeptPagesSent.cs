// SPDX-License-Identifier: EUPL-1.2
using System.Text.RegularExpressions;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>Pages drawn once for everybody: what each visitor gets is what would be drawn for them alone.</summary>
public sealed partial class KeptPagesSent(WebHost host) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/chi-chiama")]
    [InlineData("/entra")]
    [InlineData("/dati")]
    public async Task The_second_visitor_gets_the_page_of_the_first_with_an_own_token(string address)
    {
        var (one, other) = (host.Browser(), host.Browser());

        // The installation publishes its register by itself as soon as it has started: pages from before that are others.
        while (!(await TextAsync(one, "/")).Contains("/registro/log\"", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        var first = await TextAsync(one, address);
        var second = await TextAsync(other, address);
        var again = await TextAsync(one, address);

        // Another query is another page.
        var alone = await TextAsync(host.Browser(), address + "?nulla=1");

        Assert.Equal(Tokens().Replace(first, "="), Tokens().Replace(second, "="));
        Assert.Equal(Tokens().Replace(first, "="), Tokens().Replace(again, "="));
        Assert.Equal(Tokens().Replace(alone, "=").Replace("nulla=1&amp;", "", StringComparison.Ordinal), Tokens().Replace(second, "="));
        var tokens = Tokens().Matches(first).Select(match => match.Value).ToList();
        Assert.Equal(tokens.Count, Tokens().Count(second));
        Assert.Single(tokens.Distinct().Take(2).DefaultIfEmpty(""));
        Assert.DoesNotContain(Tokens().Matches(second), match => tokens.Contains(match.Value));
    }

    [Fact]
    public async Task A_form_of_a_kept_page_is_taken_from_each_visitor()
    {
        _ = await TextAsync(host.Browser(), CallersEndpoints.Address);
        for (var visitor = 0; visitor < 3; visitor++)
        {
            using var answer = await host.Browser().SubmitAsync(CallersEndpoints.Address, CallersEndpoints.Address, (CallersEndpoints.Number, "+393471234567"));
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Who_is_signed_in_or_asks_in_another_language_or_theme_gets_a_page_of_their_own()
    {
        var everybody = await TextAsync(host.Browser(), "/");
        var english = await TextAsync(host.Browser("en"), "/");
        var signedIn = await TextAsync(await host.BrowserAsync(Roles.Operator), "/");
        var dark = host.Browser();
        _ = await TextAsync(dark, "/?tema=scuro");

        Assert.Contains("lang=\"it\"", everybody[..200], StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", english[..200], StringComparison.Ordinal);
        Assert.Contains("/esci", signedIn, StringComparison.Ordinal);
        Assert.DoesNotContain("/esci", await TextAsync(host.Browser(), "/"), StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", await TextAsync(dark, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-theme", (await TextAsync(host.Browser(), "/"))[..300], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_sent_again_is_taken_from_the_browser_and_the_person_it_was_sent_to_alone()
    {
        const string Address = "/lavoro/liste";
        var one = await host.BrowserAsync(Roles.ComplianceOfficer);
        var other = await host.BrowserAsync(Roles.ComplianceOfficer);
        string[] sent = [await one.TokenAsync(Address), await one.TokenAsync(Address), await one.TokenAsync(Address)];
        Assert.Equal(sent[1], sent[2]);
        Assert.DoesNotContain(await other.TokenAsync(Address), sent);
        Assert.DoesNotContain(await other.TokenAsync(Address), sent);

        using var stranger = await other.PostAsync("/esci", Form(sent[2]));
        Assert.Equal(400, (int)stranger.StatusCode);

        // Another person at the same browser is sent tokens of their own.
        using var changed = await one.PostAsync("/prova", new Dictionary<string, string> { [FormGuard.FieldName] = sent[2], ["ruolo"] = Roles.Operator });
        Assert.Equal(303, (int)changed.StatusCode);
        Assert.DoesNotContain(await one.TokenAsync(Address), sent);
        using var before = await one.PostAsync("/esci", Form(sent[2]));
        Assert.Equal(400, (int)before.StatusCode);
        using var now = await one.PostAsync("/esci", Form(await one.TokenAsync(Address)));
        Assert.Equal(303, (int)now.StatusCode);

        static Dictionary<string, string> Form(string token) => new() { [FormGuard.FieldName] = token };
    }

    [Fact]
    public async Task A_page_of_the_workspace_is_sent_again_until_something_is_written_and_then_tells_it()
    {
        var manager = await host.BrowserAsync(Roles.ComplianceOfficer);
        const string Address = "/lavoro/organizzazioni";
        var before = await TextAsync(manager, Address);
        Assert.Equal(Tokens().Replace(before, "="), Tokens().Replace(await TextAsync(manager, Address), "="));

        await host.StrangerAsync("Tenuta in Mente Srl", Lists.Vat("9996001"));

        Assert.DoesNotContain("Tenuta in Mente", before, StringComparison.Ordinal);
        Assert.Contains("Tenuta in Mente", await TextAsync(manager, Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_no_kept_page()
    {
        var one = await host.BrowserAsync(Roles.ComplianceOfficer);
        var other = await host.BrowserAsync(Roles.ComplianceOfficer);
        _ = await TextAsync(one, "/lavoro/liste");
        _ = await TextAsync(other, "/lavoro/liste");

        using var signedOut = await one.SubmitAsync("/lavoro/liste", "/esci");
        using var refused = await one.GetAsync("/lavoro/liste");

        Assert.Equal(303, (int)signedOut.StatusCode);
        Assert.Equal(302, (int)refused.StatusCode);
        Assert.Contains("/esci", await TextAsync(other, "/lavoro/liste"), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(200, (int)answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal("no-store", answer.Headers.CacheControl!.NoStore ? "no-store" : "");
        Assert.EndsWith("</html>", body.TrimEnd(), StringComparison.Ordinal);
        return body;
    }

    [GeneratedRegex("(?<=name=\"gettone\" value=)\"[^\"]+\"")]
    private static partial Regex Tokens();
}
