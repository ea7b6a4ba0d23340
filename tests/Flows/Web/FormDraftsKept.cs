// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>A form that was begun is found again by whoever began it, by nobody else, and not after it was sent.</summary>
public sealed class FormDraftsKept(WebHost host) : IClassFixture<WebHost>
{
    private const string Form = "/lavoro/organizzazioni/nuova";
    private const string Name = "Bozza Inventata S.r.l.";

    [Theory]
    [InlineData("/lavoro/organizzazioni/nuova")]
    [InlineData("/lavoro/numeri/nuovo")]
    [InlineData("/lavoro/mandati/nuovo")]
    [InlineData("/lavoro/richieste/nuova")]
    [InlineData("/lavoro/consultazioni/bozza")]
    [InlineData("/lavoro/utenti/invita")]
    [InlineData("/lavoro/chiavi-api/nuova")]
    public async Task Every_longer_form_can_be_kept_as_it_stands_without_script(string form)
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        var page = await browser.PageAsync(form);
        var button = Assert.Single(page.QuerySelectorAll("main form button[formaction]"));
        Assert.True(button.HasAttribute("formnovalidate"));
        Assert.Equal(form, page.QuerySelector($"input[name={FormDraftEndpoints.AddressField}]")!.GetAttribute("value"));
        // Enter sends the form by its first button, which is not the one of the draft.
        Assert.False(button.Closest("form")!.QuerySelector("button")!.HasAttribute("formaction"));
    }

    [Fact]
    public async Task A_draft_is_found_again_and_given_up()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        Assert.Equal(Form + "?esito=draft-kept", await KeepAsync(browser));

        var again = await browser.PageAsync(Form);
        Assert.Equal(Name, again.QuerySelector("input[name=legalName]")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector($"form[action='{FormDraftEndpoints.GiveUp}']"));

        using var given = await browser.SubmitAsync(Form, FormDraftEndpoints.GiveUp);
        Assert.Equal(Form + "?esito=draft-given-up", given.Headers.Location!.OriginalString);
        Assert.Equal("", (await browser.PageAsync(Form)).QuerySelector("input[name=legalName]")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_draft_is_shown_to_nobody_else_and_nothing_of_it_can_be_read_on_the_disk()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await KeepAsync(browser);

        // The same persona in another browser.
        var other = await own.BrowserAsync(Roles.Operator);
        Assert.DoesNotContain(Name, (await other.PageAsync(Form)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(own.DataDirectory, "form-drafts"), "*", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Inventata"u8));
        Assert.Equal(-1, Encoding.UTF8.GetString(bytes).IndexOf("Inventata", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_sent_leaves_no_draft()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await KeepAsync(browser);
        using var sent = await browser.SubmitAsync(Form, Form, ("legalName", Name), ("vatNumber", Lists.Vat("9990003")), ("roles", "ContactCentre"));
        Assert.True(sent.StatusCode == System.Net.HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(own.DataDirectory, "form-drafts"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_was_sent_and_refused_is_shown_and_not_the_draft()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await KeepAsync(browser);
        using var refused = await browser.SubmitAsync(Form, Form, ("legalName", "Altro Nome"), ("vatNumber", "1"));
        var page = await Browser.ReadAsync(refused);
        Assert.Equal("Altro Nome", page.QuerySelector("input[name=legalName]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll($"form[action='{FormDraftEndpoints.GiveUp}']"));
    }

    [Fact]
    public async Task A_draft_ends_after_seven_days()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await KeepAsync(browser);
        foreach (var file in Directory.GetFiles(Path.Combine(own.DataDirectory, "form-drafts"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-FormDrafts.Life.Days));
        }

        Assert.DoesNotContain(Name, (await browser.PageAsync(Form)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        // The next draft of anybody sweeps it away.
        await KeepAsync(await own.BrowserAsync(Roles.Operator));
        Assert.Single(Directory.GetFiles(Path.Combine(own.DataDirectory, "form-drafts"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/lavoro/../conto?x=y")]
    [InlineData("https://elsewhere.example/lavoro/")]
    [InlineData("")]
    public async Task A_draft_is_of_a_form_of_the_workspace_alone(string address)
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        using var answer = await browser.PostAsync(FormDraftEndpoints.Keep, new Dictionary<string, string>
        {
            [FormGuard.FieldName] = await browser.TokenAsync(Form),
            [FormDraftEndpoints.AddressField] = address,
        });
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/lavoro/campioni/x?da=51&esito=y")]
    [InlineData("/lavoro/campioni/x?da=51?da=52")]
    [InlineData("/lavoro/campioni/x?da=//elsewhere.example")]
    [InlineData("/lavoro/campioni/x?da")]
    public async Task A_part_of_a_page_is_named_by_one_number(string address) =>
        await A_draft_is_of_a_form_of_the_workspace_alone(address);

    [Fact]
    public async Task A_disk_that_fails_otherwise_than_by_being_full_is_told_and_what_was_typed_can_be_sent_again()
    {
        using var own = new WebHost();
        var browser = await own.BrowserAsync(Roles.Operator);
        await browser.PageAsync(Form);
        await File.WriteAllTextAsync(Path.Combine(own.DataDirectory, "form-drafts"), "not a folder", TestContext.Current.CancellationToken);
        using var answer = await browser.PostAsync(FormDraftEndpoints.Keep, new Dictionary<string, string>
        {
            [FormGuard.FieldName] = await browser.TokenAsync(Form),
            [FormDraftEndpoints.AddressField] = Form,
            ["legalName"] = Name,
        });
        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Contains("disk-failed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_stays_of_who_kept_a_draft_once_it_is_gone_not_even_an_empty_folder()
    {
        using var own = new WebHost();
        var folder = Path.Combine(own.DataDirectory, "form-drafts");
        var browser = await own.BrowserAsync(Roles.Operator);
        await KeepAsync(browser);
        Assert.Single(Directory.GetDirectories(folder));
        using var given = await browser.SubmitAsync(Form, FormDraftEndpoints.GiveUp);
        Assert.Empty(Directory.GetDirectories(folder));

        // One that was never given up goes when somebody keeps the next one.
        await KeepAsync(browser);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-FormDrafts.Life.Days));
        }

        await KeepAsync(await own.BrowserAsync(Roles.Operator));
        Assert.Single(Directory.GetDirectories(folder));
    }

    private static async Task<string?> KeepAsync(Browser browser)
    {
        using var answer = await browser.PostAsync(FormDraftEndpoints.Keep, new Dictionary<string, string>
        {
            [FormGuard.FieldName] = await browser.TokenAsync(Form),
            [FormDraftEndpoints.AddressField] = Form,
            ["legalName"] = Name,
        });
        return answer.Headers.Location?.OriginalString;
    }
}
