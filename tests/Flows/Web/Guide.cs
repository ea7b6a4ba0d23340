// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;
using System.Text.RegularExpressions;
using Filiera.SeedWorld;
using Filiera.Web;
using NodaTime;

namespace Filiera.Flows.Web;

/// <summary>The guide as it is served, and its examples run as they stand.</summary>
public sealed partial class Guide(WebHost host) : IClassFixture<WebHost>
{
    private static readonly string[] Languages = ["it", "en"];

    [Fact]
    public void Both_languages_have_the_same_pages_and_the_same_examples()
    {
        var folder = Path.Combine(Repository(), "docs", "guide");
        string[] Names(string language) => [.. Directory.EnumerateFiles(Path.Combine(folder, language)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

        Assert.Equal(Names("it"), Names("en"));
        Assert.Equal(Examples("it").Replace("prova-1", "x", StringComparison.Ordinal).Replace("lista-1", "y", StringComparison.Ordinal),
            Examples("en").Replace("trial-1", "x", StringComparison.Ordinal).Replace("list-1", "y", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_opens_in_both_languages_and_every_link_in_it_leads_somewhere()
    {
        foreach (var language in Languages)
        {
            var browser = await host.BrowserAsync(Roles.Operator, language);
            foreach (var name in GuideText.Names)
            {
                var page = await browser.PageAsync(name == GuideText.First ? GuideText.Address : $"{GuideText.Address}/{name}");
                Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
                Assert.Single(page.QuerySelectorAll("h1"));
                Assert.Empty(page.QuerySelectorAll("main [style], main script, main iframe"));
                foreach (var link in page.QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!).Distinct())
                {
                    using var answer = await browser.GetAsync(link);
                    Assert.True((int)answer.StatusCode == 200, $"{language}/{name}: {link} answers {(int)answer.StatusCode}");
                }
            }
        }
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>\n")]
    [InlineData("[x](//elsewhere.example)", "<p>x</p>\n")]
    [InlineData("[x](../secret.md)", "<p>x</p>\n")]
    [InlineData("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n")]
    [InlineData("[x](metodo.md#ricevuta)", "<p><a href=\"/guida/metodo#ricevuta\">x</a></p>\n")]
    public void Nothing_but_safe_links_and_no_HTML_comes_through(string markdown, string html) =>
        Assert.Equal(html, GuideText.Render(markdown).Html);

    [Fact]
    public async Task The_method_names_files_of_the_program_that_exist()
    {
        foreach (var language in Languages)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "guide", language, "metodo.md"));
            Assert.All(FileNames().Matches(text).Select(match => match.Groups[1].Value), file => Assert.True(Path.Exists(Path.Combine(Repository(), file)), file));
        }
    }

    [Theory]
    [InlineData("it")]
    [InlineData("en")]
    public async Task The_examples_of_the_interface_run_as_they_stand(string language)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "curl"))), "curl is not installed here.");
        await using var served = new ServedHost();
        var folder = Directory.CreateTempSubdirectory("filiera-guide-");
        var script = "set -euo pipefail\n" + Examples(language);
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FILIERA"] = await served.AddressAsync();
        start.Environment["KEY"] = await served.KeyAsync();

        using var shell = Process.Start(start)!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);

        Assert.True(shell.ExitCode == 0, $"exit code {shell.ExitCode}\n{await output}\n{await errors}");
    }

    private static string Examples(string language) => string.Concat(
        Blocks().Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "guide", language, "api.md"))).Select(match => match.Groups[1].Value));

    private static string Repository()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); ; directory = directory.Parent!)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Filiera.slnx")))
            {
                return directory.FullName;
            }
        }
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`((?:src|docs)/[^`]+)`")]
    private static partial Regex FileNames();

    /// <summary>The web host on a port of its own, with the parties of the demonstration sector.</summary>
    private sealed class ServedHost : WebHost
    {
        public ServedHost() => UseKestrel(0);

        public async Task<string> AddressAsync()
        {
            Directory.Delete(DataDirectory, recursive: true);
            var day = Filiera.Kernel.RomeTime.DayOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())).PlusDays(-1);
            (await SeedInstallation.PlayAsync(Opened, SeedPlan.Of("guide", SeedSize.S, day) with { Lists = [], Rights = [] }, null, default)).ValueOrThrow();
            StartServer();
            return ClientOptions.BaseAddress.ToString().TrimEnd('/');
        }

        // A key as the operator makes it on its page.
        public async Task<string> KeyAsync()
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new System.Net.CookieContainer() };
            using var http = new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress };
            var browser = new Browser(http, "it");
            using var signedIn = await browser.SubmitAsync("/", "/prova", ("ruolo", Roles.Operator));
            Assert.Equal(303, (int)signedIn.StatusCode);
            var page = await browser.PageAsync("/lavoro/chiavi-api/nuova");
            using var form = new FormUrlEncodedContent(
            [
                KeyValuePair.Create(FormGuard.FieldName, page.QuerySelector($"input[name={FormGuard.FieldName}]")!.GetAttribute("value")!),
                KeyValuePair.Create("name", "guida"),
                KeyValuePair.Create("organisation", ""),
                KeyValuePair.Create("scopes", "workspace:read"),
                KeyValuePair.Create("scopes", "workspace:write"),
                KeyValuePair.Create("until", page.QuerySelector("#f-until")!.GetAttribute("value")!),
            ]);
            using var made = await http.PostAsync("/lavoro/chiavi-api/nuova", form);
            Assert.True((int)made.StatusCode == 200, await made.Content.ReadAsStringAsync());
            return (await Filiera.Flows.Web.Browser.ReadAsync(made)).QuerySelector("#secret")!.TextContent.Trim();
        }
    }
}
