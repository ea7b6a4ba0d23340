// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.Versioning;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class SigningIn(WebHost demonstration, RealWebHost real) : IClassFixture<WebHost>, IClassFixture<RealWebHost>
{
    [Fact]
    public async Task On_demonstration_data_anyone_may_try_a_persona_and_leave_again()
    {
        var browser = await demonstration.BrowserAsync(Roles.ComplianceOfficer);
        Assert.Contains("Responsabile della conformità", (await browser.PageAsync("/")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);

        using var left = await browser.SubmitAsync("/", "/esci");
        Assert.Equal(303, (int)left.StatusCode);
        Assert.Null((await browser.PageAsync("/")).QuerySelector("form[action='/esci']"));
    }

    [Fact]
    public async Task On_real_data_there_are_no_personas()
    {
        var browser = real.Browser();
        Assert.Null((await browser.PageAsync("/")).QuerySelector("form[action='/prova']"));
        using var answer = await browser.PostAsync("/prova", new Dictionary<string, string>
        {
            [FormGuard.FieldName] = await browser.TokenAsync(),
            ["ruolo"] = Roles.Operator,
        });
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_operators_key_makes_an_operators_account_which_needs_a_second_factor()
    {
        using var host = new RealWebHost();
        var people = new People(host);
        var browser = await people.NewcomerAsync("anna@example.it");

        // A password alone opens the account, and nothing of the workspace.
        using var refused = await browser.GetAsync("/lavoro");
        Assert.Equal((302, "/conto"), ((int)refused.StatusCode, refused.Headers.Location!.OriginalString));
        await People.AddAuthenticatorAsync(browser);
        Assert.Contains("Gestore", (await browser.PageAsync("/lavoro")).QuerySelector(".tools")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_to_another_host(string elsewhere)
    {
        using var host = new RealWebHost();
        var people = new People(host);
        var secret = await People.AddAuthenticatorAsync(await people.NewcomerAsync("anna@example.it"));
        using var answer = await people.SignInAsync(host.Browser(), "anna@example.it", secret, elsewhere);
        Assert.Equal((303, "/lavoro"), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_is_not_shown_again_and_says_what_to_do()
    {
        using var host = new RealWebHost();
        var browser = host.Browser("en");
        using var answer = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", "not-the-key"));
        var page = await Browser.ReadAsync(answer);
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal("operator-key-wrong", page.QuerySelector(".field.refused code")!.TextContent);
        Assert.DoesNotContain("not-the-key", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_keys_even_the_right_one_must_wait()
    {
        using var host = new RealWebHost();
        var browser = host.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", "not-the-key"));
            Assert.Equal(403, (int)wrong.StatusCode);
        }

        using var answer = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", People.KeyOf(host)));
        Assert.Equal(429, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task The_key_file_is_its_owners_alone()
    {
        await real.Browser().PageAsync("/entra");
        var path = Path.Combine(real.DataDirectory, "keys", "operator.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_key_file_that_others_can_read_opens_nothing()
    {
        using var host = new RealWebHost();
        var browser = host.Browser();
        await browser.PageAsync("/entra");
        var path = Path.Combine(host.DataDirectory, "keys", "operator.key");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        using var answer = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", People.KeyOf(host)));
        Assert.Equal(503, (int)answer.StatusCode);
    }
}
