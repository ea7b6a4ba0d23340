// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Web;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>People with accounts at a web host: how they come in, as the pages let them.</summary>
public sealed class People(WebHost host)
{
    public const string Password = "lampione sedano treno";

    /// <summary>The secret in the data directory.</summary>
    public static string KeyOf(WebHost host)
    {
        using var _ = host.CreateClient();
        return File.ReadAllText(Path.Combine(host.DataDirectory, "keys", "operator.key")).Trim();
    }

    /// <summary>A browser in which a new operator has just made an account, with a password alone.</summary>
    public async Task<Browser> NewcomerAsync(string email)
    {
        var browser = host.Browser();
        using var invited = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", KeyOf(host)));
        Assert.Equal(303, (int)invited.StatusCode);
        await AcceptAsync(browser, invited.Headers.Location!.OriginalString, email);
        return browser;
    }

    /// <summary>Accepts an invitation in a browser.</summary>
    public static async Task AcceptAsync(Browser browser, string link, string email)
    {
        using var accepted = await browser.SubmitAsync(link, link, ("name", "Persona di Prova"), ("email", email), ("password", Password));
        Assert.True((int)accepted.StatusCode == 303, await accepted.Content.ReadAsStringAsync());
        Assert.Equal("/conto", accepted.Headers.Location!.OriginalString);
    }

    /// <summary>Turns an authenticator on in a browser that is signed in, and gives its secret.</summary>
    public static async Task<string> AddAuthenticatorAsync(Browser browser)
    {
        var page = await browser.PageAsync("/conto/autenticatore");
        var secret = page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg.qr title"));
        using var on = await browser.SubmitAsync("/conto/autenticatore", "/conto/autenticatore", ("code", CodeOf(secret, 0)));
        Assert.True((int)on.StatusCode == 200, await on.Content.ReadAsStringAsync());
        Assert.Equal(10, (await Browser.ReadAsync(on)).QuerySelectorAll("ul.codes li").Length);
        return secret;
    }

    /// <summary>Signs in with password and code.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Browser browser, string email, string secret, string next = "/lavoro")
    {
        using var word = await browser.SubmitAsync("/entra", "/entra", ("email", email), ("password", Password), ("ritorno", next));
        Assert.True((int)word.StatusCode == 303, await word.Content.ReadAsStringAsync());
        Assert.Equal("/entra/codice", word.Headers.Location!.OriginalString);

        // The next step: the code of this one was used to turn the authenticator on.
        return await browser.SubmitAsync("/entra/codice", "/entra/codice", ("code", CodeOf(secret, 1)));
    }

    /// <summary>A browser in which an operator with both factors is signed in.</summary>
    public async Task<Browser> OperatorAsync(string email = "gestore@example.it")
    {
        var browser = await NewcomerAsync(email);
        await AddAuthenticatorAsync(browser);
        return browser;
    }

    /// <summary>A browser in which somebody just accepted the operator's invitation to a role.</summary>
    public async Task<Browser> MemberAsync(Browser inviter, string email, Role role, string organisation)
    {
        using var made = await inviter.SubmitAsync("/lavoro/utenti/invita", "/lavoro/utenti/invita", ("role", role.Word()), ("organisation", organisation));
        Assert.True((int)made.StatusCode == 200, await made.Content.ReadAsStringAsync());
        var link = new Uri((await Browser.ReadAsync(made)).QuerySelector(".secret code")!.TextContent).PathAndQuery;
        var browser = host.Browser();
        await AcceptAsync(browser, link, email);
        await AddAuthenticatorAsync(browser);
        return browser;
    }

    private static string CodeOf(string secret, int stepsAhead) => Totp.Code(secret, Totp.StepOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())) + stepsAhead);
}
