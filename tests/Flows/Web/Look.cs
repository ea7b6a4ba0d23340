// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using System.Text.RegularExpressions;
using Filiera.Web;

namespace Filiera.Flows.Web;

public sealed partial class Look(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Every_icon_a_page_names_is_in_the_sprite()
    {
        using var sprite = await host.Browser().GetAsync("/assets/sprite.svg");
        var drawn = Symbol().Matches(await sprite.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var named = Sources("*.razor").SelectMany(file => Icon().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)
            .Concat(State().Matches(File.ReadAllText(Source("Pages/Shell/State.razor"))).Select(match => match.Groups[1].Value)).Distinct();
        Assert.Superset(named.ToHashSet(StringComparer.Ordinal), drawn);
    }

    [Fact]
    public void The_sprite_holds_no_icon_that_no_page_names()
    {
        var listed = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Source("Styles/icons.json")))!.Keys;
        var pages = string.Concat(Sources("*.razor").Concat(Sources("*.cs")).Select(File.ReadAllText));
        Assert.All(listed, name => Assert.Contains($"\"{name}\"", pages, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chiaro", "light")]
    [InlineData("scuro", "dark")]
    public async Task A_theme_chosen_by_name_is_kept_until_it_is_given_up(string chosen, string mark)
    {
        var browser = host.Browser();
        Assert.Null((await browser.PageAsync("/")).DocumentElement.GetAttribute("data-theme"));
        Assert.Equal(mark, (await browser.PageAsync($"/?tema={chosen}")).DocumentElement.GetAttribute("data-theme"));
        Assert.Equal(mark, (await browser.PageAsync("/privacy?tema=altro")).DocumentElement.GetAttribute("data-theme"));
        Assert.Null((await browser.PageAsync("/?tema=sistema")).DocumentElement.GetAttribute("data-theme"));
        Assert.Null((await browser.PageAsync("/")).DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Every_page_but_home_says_where_it_stands()
    {
        Assert.Null((await host.Browser().PageAsync("/")).QuerySelector(".breadcrumb"));
        foreach (var address in new[] { "/chi-chiama", "/dati", "/cerca", "/regole", "/verifica/ricevuta", "/privacy", "/entra" })
        {
            var page = await host.Browser().PageAsync(address);
            Assert.Equal(page.QuerySelector("h1")!.TextContent, page.QuerySelector(".breadcrumb [aria-current=page]")!.TextContent);
        }
    }

    [Fact]
    public async Task Figures_are_whole_counts_and_the_same_on_the_page_and_as_open_data()
    {
        using var own = new WebHost();
        await Lists.PartiesAsync(await own.BrowserAsync(Roles.Operator));
        var page = await own.Browser("en").PageAsync("/dati");
        using var file = await own.Browser().GetAsync("/dati.json");
        using var data = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        var figures = data.RootElement.GetProperty("figures");
        Assert.Equal((1, 1, 1, 0), (Of("centres"), Of("clients"), Of("mandates"), Of("rows")));
        Assert.Equal(figures.EnumerateObject().Count(), page.QuerySelectorAll("main table tbody tr").Length);
        Assert.True(data.RootElement.GetProperty("demonstration").GetBoolean());

        long Of(string name) => figures.GetProperty(name).GetInt64();
    }

    [Fact]
    public async Task The_home_page_counts_what_there_is()
    {
        using var own = new WebHost();
        await Lists.PartiesAsync(await own.BrowserAsync(Roles.Operator));
        var home = await own.Browser("en").PageAsync("/");
        Assert.Contains("one contact centre, one client, 0 numbers declared", home.QuerySelector(".today")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, home.QuerySelectorAll(".loop li").Length);
        Assert.Equal(4, home.QuerySelectorAll(".door").Length);
    }

    [Fact]
    public async Task A_search_finds_rules_for_anyone_and_parties_for_whoever_works_here()
    {
        using var own = new WebHost();
        var officer = await own.BrowserAsync(Roles.Operator);
        await Lists.PartiesAsync(officer);
        Assert.NotEmpty((await own.Browser().PageAsync("/cerca?q=RPO")).QuerySelectorAll("main .lines a[href^='/regole/']"));
        Assert.Empty((await own.Browser().PageAsync("/cerca?q=Inventato")).QuerySelectorAll("main .lines a"));
        Assert.NotEmpty((await officer.PageAsync("/cerca?q=inventato")).QuerySelectorAll("main .lines a[href^='/lavoro/organizzazioni/']"));
        Assert.NotNull((await officer.PageAsync("/cerca?q=zzzz")).QuerySelector("main .notice"));
        Assert.Equal("<b>", (await own.Browser().PageAsync("/cerca?q=%3Cb%3E")).QuerySelector("#f-q")!.GetAttribute("value"));
    }

    private static string[] Sources(string pattern) => [.. Directory.EnumerateFiles(Source(""), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))];

    private static string Source(string path)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Filiera.slnx")))
        {
            directory = directory.Parent;
        }

        Assert.NotNull(directory);
        return Path.Combine(directory.FullName, "src", "Hosts", "Web", path);
    }

    [GeneratedRegex("symbol id=\"([a-z]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("<Icon Name=\"([a-z]+)\"")]
    private static partial Regex Icon();

    [GeneratedRegex("=> \"([a-z]+)\"")]
    private static partial Regex State();
}
