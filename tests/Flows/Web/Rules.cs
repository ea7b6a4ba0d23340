// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using Filiera.Rulebook;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed class Rules(WebHost host) : IClassFixture<WebHost>
{
    [Theory]
    [InlineData("2026-06-18", false)]
    [InlineData("2026-06-19", true)]
    public async Task The_list_shows_a_rule_from_its_first_day_on(string day, bool shown)
    {
        var page = await host.Browser().PageAsync($"/regole?data={day}&settore=energy");
        Assert.Equal(shown, page.QuerySelector("a[href='/regole/ENE-01']") is not null);
    }

    [Fact]
    public async Task Screen_csv_and_json_hold_the_same_rules_under_the_same_filters()
    {
        const string filter = "?data=2026-11-21&settore=energy&fase=list&grado=S";
        var browser = host.Browser();
        var screen = (await browser.PageAsync("/regole" + filter)).QuerySelectorAll("tbody th a").Select(link => link.TextContent).ToArray();
        using var csv = await browser.GetAsync("/regole.csv" + filter);
        var lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        using var json = await browser.GetAsync("/regole.json" + filter);
        var document = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.NotEmpty(screen);
        Assert.Equal(screen, lines.Select(line => line.Split(',')[0]));
        Assert.Equal(screen, document.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_page_of_every_rule_is_wholly_in_its_language()
    {
        var catalogue = Shipped();
        var (italian, english) = (host.Browser("it"), host.Browser("en"));
        foreach (var rule in catalogue.Rules.DistinctBy(rule => rule.Id).Select(rule => catalogue.VersionsOf(rule.Id)[^1]))
        {
            var page = await italian.PageAsync("/regole/" + rule.Id);
            var said = page.QuerySelector("main")!.TextContent;
            Assert.Null(page.QuerySelector("main [lang]"));
            var other = (await english.PageAsync("/regole/" + rule.Id)).QuerySelector("main")!.TextContent;
            Assert.All(Texts(rule, catalogue), text =>
            {
                Assert.Contains(text.Italian, said, StringComparison.Ordinal);
                Assert.Contains(text.English, other, StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+39", "'+39")]
    [InlineData("-2", "'-2")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("plain", "plain")]
    public void A_cell_is_never_a_formula(string value, string written) => Assert.Equal(written, CsvText.Cell(value));

    [Fact]
    public async Task A_filter_that_is_not_understood_is_refused_and_named()
    {
        var page = await host.Browser("en").PageAsync("/regole?settore=nonsense", 400);
        Assert.Contains("field-not-understood", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_recorded_by_the_operator_alone_and_shown_for_ever()
    {
        var @operator = await host.BrowserAsync(Roles.Operator);
        using var refused = await @operator.SubmitAsync("/regole/ENE-01", "/regole/ENE-01/scelta", ("decision", "adopt"), ("severity", "block"), ("reason", " "));
        var page = await Browser.ReadAsync(refused);
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal("block", page.QuerySelector("#f-severity option[selected]")!.GetAttribute("value"));
        Assert.Contains("adoption-reason-missing", page.QuerySelector(".field.refused")!.TextContent, StringComparison.Ordinal);

        using var taken = await @operator.SubmitAsync("/regole/ENE-01", "/regole/ENE-01/scelta",
            ("decision", "adopt"), ("severity", "block"), ("reason", "Parere legale inventato n. 1"));
        Assert.Equal(303, (int)taken.StatusCode);
        var anyone = await host.Browser().PageAsync("/regole/ENE-01");
        Assert.Contains("Parere legale inventato n. 1", anyone.QuerySelector("#scelte")!.TextContent, StringComparison.Ordinal);
        Assert.Null(anyone.QuerySelector("form[action$='/scelta']"));
        Assert.Contains("adopt", (await @operator.PageAsync("/lavoro/registro-attivita")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_days_are_compared()
    {
        var page = await host.Browser().PageAsync("/regole/confronta?da=2026-06-18&a=2026-06-19");
        Assert.NotNull(page.QuerySelector("main a[href='/regole/ENE-01']"));
    }

    internal static RuleCatalogue Shipped() =>
        RulebookDirectory.Load(RulebookDirectory.Locate(null, null, AppContext.BaseDirectory, AppContext.BaseDirectory)).ValueOrThrow();

    private static IEnumerable<Bilingual> Texts(Rule rule, RuleCatalogue catalogue) => rule.Evidence
        .Append(rule.LegalRef)
        .Concat(rule.Check is RuleCheck.None none ? [none.Because] : [])
        .Concat(rule.Sources.Select(citation => catalogue.Source(citation.Source)!.Title))
        .Concat(rule.Sources.Select(citation => citation.Passage).OfType<Bilingual>());
}
