// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;

namespace Filiera.Flows.Web;

/// <summary>A form sent again from the page it stood on: a button pressed twice, a page gone back to.</summary>
public sealed class SentTwice(WebHost host) : IClassFixture<WebHost>
{
    private const string Form = "/lavoro/richieste/nuova";

    [Fact]
    public async Task A_form_sent_twice_takes_effect_once_and_leads_to_the_same_page()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var fields = await FieldsAsync(browser, "Una volta");
        using var first = await browser.PostAsync(Form, fields);
        using var second = await browser.PostAsync(Form, fields);
        using var other = await browser.PostAsync(Form, new Dictionary<string, string>(fields) { ["note"] = "Altra nota" });
        using var shownAnew = await browser.PostAsync(Form, await FieldsAsync(browser, "Una volta"));

        Assert.Equal(303, (int)first.StatusCode);
        Assert.Equal((first.StatusCode, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal(3, new[] { first, other, shownAnew }.Select(answer => answer.Headers.Location).Distinct().Count());
    }

    [Fact]
    public async Task Two_that_are_sent_at_once_take_effect_once()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var fields = await FieldsAsync(browser, "Insieme");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PostAsync(Form, fields)));

        Assert.All(answers, answer => Assert.Equal(303, (int)answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
    }

    [Fact]
    public async Task What_was_refused_is_refused_again_and_nobody_else_gets_the_answer()
    {
        await Lists.PartiesAsync(await host.BrowserAsync(Roles.Operator));
        var browser = await host.BrowserAsync(Roles.ComplianceOfficer);
        var fields = await FieldsAsync(browser, "Respinta");
        fields["phone"] = "non un numero";
        using var refused = await browser.PostAsync(Form, fields);
        using var again = await browser.PostAsync(Form, fields);
        Assert.Equal((422, 422), ((int)refused.StatusCode, (int)again.StatusCode));

        var taken = await FieldsAsync(browser, "Presa");
        using var first = await browser.PostAsync(Form, taken);
        var another = await host.BrowserAsync(Roles.ComplianceOfficer);
        using var foreign = await another.PostAsync(Form, taken);
        Assert.Equal((303, 400), ((int)first.StatusCode, (int)foreign.StatusCode));
    }

    private static Task<Dictionary<string, string>> FieldsAsync(Browser browser, string note) =>
        browser.FilledAsync(Form, Form, ("kind", "Access"), ("channel", "Letter"), ("phone", "+39 347 123 4567"), ("note", note));
}
