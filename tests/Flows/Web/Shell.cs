// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

public sealed class Shell(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Every_page_renders_in_both_languages_with_its_frame()
    {
        foreach (var language in new[] { "it", "en" })
        {
            var browser = await host.BrowserAsync(Roles.Operator, language);
            foreach (var address in Pages())
            {
                using var answer = await browser.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }

                var page = await Browser.ReadAsync(answer);
                Assert.Equal((address, 200), (address, (int)answer.StatusCode));
                Assert.Equal((address, language), (address, page.DocumentElement.GetAttribute("lang")));
                Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{address} has not one h1");
                Assert.NotEqual("", page.Title);
                Assert.NotNull(page.QuerySelector("a.skip[href='#main']"));
                Assert.NotNull(page.QuerySelector(".demonstration"));
                Assert.Contains(
                    language == "it" ? "non è un sito della Pubblica Amministrazione" : "not a site of the Italian public administration",
                    page.QuerySelector("footer")!.TextContent,
                    StringComparison.Ordinal);
                Assert.Empty(page.QuerySelectorAll("script:not([src]), style, [style]"));
                Assert.All(page.QuerySelectorAll("form[method=post]"), form => Assert.NotNull(form.QuerySelector($"input[name={FormGuard.FieldName}]")));
                Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field =>
                    Assert.True(field.Closest("label") is not null || page.QuerySelector($"label[for='{field.Id}']") is not null, $"{address}: {field.OuterHtml}"));
            }
        }
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var browser = await host.BrowserAsync(Roles.Operator);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address) && seen.Count < 400)
        {
            if (!seen.Add(address))
            {
                continue;
            }

            using var answer = await browser.GetAsync(address);
            Assert.True((int)answer.StatusCode is 200 or 303, $"{address} answered {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = await Browser.ReadAsync(answer);
            foreach (var link in page.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']"))
            {
                waiting.Enqueue((link.GetAttribute("href") ?? link.GetAttribute("src"))!);
            }
        }
    }

    [Fact]
    public async Task A_language_chosen_by_name_is_kept()
    {
        var browser = host.Browser("it");
        Assert.Equal("en", (await browser.PageAsync("/?lang=en")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await browser.PageAsync("/privacy")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("it", (await browser.PageAsync("/privacy?lang=it")).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9,en;q=0.5", "en")]
    [InlineData("de", "it")]
    [InlineData("en;q=0.1,it;q=0.9", "it")]
    public async Task Otherwise_the_browser_says_which_language(string asked, string given) =>
        Assert.Equal(given, (await host.Browser(asked).PageAsync("/")).DocumentElement.GetAttribute("lang"));

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var address in new[] { "/", "/no-such-page", "/assets/filiera.css", "/salute" })
        {
            using var answer = await host.Browser().GetAsync(address);
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        }

        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_kept_by_no_cache_and_an_asset_with_its_hash_for_ever()
    {
        var browser = host.Browser();
        using var page = await browser.GetAsync("/");
        Assert.True(page.Headers.CacheControl!.NoStore);
        var style = (await Browser.ReadAsync(page)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var asset = await browser.GetAsync(style);
        Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_that_is_not_this_machine_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "elsewhere.example" } };
        using var answer = await host.Browser().Http.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("it", "Pagina non trovata")]
    [InlineData("en", "Page not found")]
    public async Task An_address_that_leads_nowhere_says_so(string language, string title) =>
        Assert.Equal(title, (await host.Browser(language).PageAsync("/no-such-page", 404)).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task A_program_gets_a_problem_and_not_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page") { Headers = { { "Accept", "application/json" } } };
        using var client = host.CreateClient();
        using var answer = await client.SendAsync(request);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"status":404,"title":"Page not found","type":"about:blank"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_is_told_to_anyone_in_json()
    {
        using var answer = await host.Browser().GetAsync("/salute");
        Assert.Contains("\"status\":\"ok\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private string[] Pages()
    {
        using var _ = host.CreateClient();
        return [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0)
            .Where(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET"))
            .Where(endpoint => endpoint.Metadata.GetRequiredMetadata<IAuthorizeData>().Policy is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            // Found by whoever has their token alone, led back to by a provider, or there once a contact is named.
            .Where(address => address is not ("/metrics" or "/entra/ritorno" or "/.well-known/security.txt"))];
    }
}
