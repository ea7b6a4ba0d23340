// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Filiera.Composition;
using Filiera.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>A run for real people.</summary>
public sealed class ProductionRun
{
    private const string ProxyAddress = "192.0.2.7";
    private const string Good = "xk3vv9qlp20zrr71";

    [Fact]
    public void Demonstration_data_are_refused_and_any_other_run_takes_them()
    {
        var demonstration = Installation.At("nowhere") with { Demonstration = true };
        Assert.Equal(["production-on-demonstration-data"], Codes(demonstration, ("AllowedHosts", "filiera.example")));
        Assert.Empty(ProductionRules.Check(new ConfigurationBuilder().Build(), demonstration));
    }

    [Fact]
    public void A_proxy_that_speaks_TLS_is_needed_and_understood_in_any_run()
    {
        Assert.Equal(["production-without-proxy"], Codes(Installation.At("nowhere"), ("AllowedHosts", "filiera.example"), (Proxies.Setting, "")));
        Assert.Equal(["proxy-not-understood"], Codes(Installation.At("nowhere"), ("AllowedHosts", "filiera.example"), (Proxies.Setting, "10.0.0.0/24; the-proxy")));
        Assert.Equal(["proxy-not-understood"], Codes(Installation.At("nowhere"), ("Filiera:Production", "false"), (Proxies.Setting, "10.0.0.0/240")));
    }

    [Fact]
    public void A_host_name_is_needed() => Assert.All(
        new string?[] { null, "", " ", "*", "filiera.example;*" }, hosts => Assert.Equal(["production-without-host-name"], Codes(Installation.At("nowhere"), ("AllowedHosts", hosts!))));

    [Theory]
    [InlineData("Host=db;Username=filiera;Password=filiera")]
    [InlineData("Host=db;Password=postgres123")]
    [InlineData("Host=db; password = changeme-changeme")]
    [InlineData("Host=db;Password=aaaaaaaaaaaaaaaaaaaa")]
    public void A_database_password_that_everybody_knows_is_refused(string connection) =>
        Assert.Equal(["production-with-default-secret"], Codes(Installation.At("nowhere", connection), ("AllowedHosts", "filiera.example")));

    [Fact]
    public void A_providers_secret_is_looked_at_too_also_in_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secret\n");
            var installation = Installation.At("nowhere", "Host=db;Password=" + Good);
            Assert.Empty(Codes(installation, ("AllowedHosts", "filiera.example"), ("Filiera:OpenId:a:ClientSecret", Good)));
            Assert.Equal(["production-with-default-secret"], Codes(installation, ("AllowedHosts", "filiera.example"), ("Filiera:OpenId:a:ClientSecret_FILE", file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_connection_string_may_lie_in_a_file_and_one_that_cannot_be_read_stops_the_start()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "Host=db;Password=" + Good + "\n");
            Assert.Equal("Host=db;Password=" + Good, InstallationOf(file).Postgres);
        }
        finally
        {
            File.Delete(file);
        }

        var unread = Assert.Throws<InvalidOperationException>(() => InstallationOf(file));
        Assert.Contains("FILIERA_POSTGRES_FILE", unread.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_bound_to_host_and_TLS_and_the_browser_is_told_to_stay_with_it()
    {
        using var host = new ProductionHost();
        using var answer = await BehindProxy(host).GetAsync("/entra");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-filiera-form=", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "path=/", "samesite=strict"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_bound_too_and_hidden_from_scripts()
    {
        using var host = new ProductionHost();
        var browser = BehindProxy(host);
        using var invited = await browser.SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", People.KeyOf(host)));
        var link = invited.Headers.Location!.OriginalString;
        using var accepted = await browser.SubmitAsync(link, link, ("name", "Persona di Prova"), ("email", "prova@example.it"), ("password", People.Password));
        var cookie = accepted.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("__Host-filiera-session=", StringComparison.Ordinal));
        Assert.All(["secure", "httponly", "path=/", "samesite=lax"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(ProxyAddress, "http")]
    [InlineData(ProxyAddress, null)]
    [InlineData("192.0.2.8", "https")]
    public async Task What_did_not_come_through_TLS_is_refused_and_a_stranger_is_not_believed(string from, string? scheme)
    {
        using var host = new ProductionHost { From = IPAddress.Parse(from) };
        var browser = host.Browser();
        if (scheme is not null)
        {
            browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        }

        using var page = await browser.GetAsync("/entra");
        Assert.Equal(403, (int)page.StatusCode);
        Assert.StartsWith("connection-not-secure: ", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        using var program = await browser.GetAsync("/api/v1/rules");
        Assert.Equal((403, "application/problem+json"), ((int)program.StatusCode, program.Content.Headers.ContentType!.MediaType));
        using var alive = await browser.GetAsync("/health/live");
        Assert.Equal(200, (int)alive.StatusCode);
    }

    [Fact]
    public async Task Attempts_are_counted_for_the_address_the_proxy_saw_and_not_for_one_its_caller_wrote()
    {
        using var host = new ProductionHost();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await BehindProxy(host, $"198.51.100.{attempt}, 203.0.113.1").SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", "not-the-key"));
            Assert.Equal(403, (int)wrong.StatusCode);
        }

        using var waiting = await BehindProxy(host, "203.0.113.1").SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", "not-the-key"));
        Assert.Equal(429, (int)waiting.StatusCode);
        using var another = await BehindProxy(host, "203.0.113.2").SubmitAsync("/entra/chiave", "/entra/chiave", ("chiave", "not-the-key"));
        Assert.Equal(403, (int)another.StatusCode);
    }

    [Fact]
    public async Task Figures_of_the_process_are_not_for_whom_a_proxy_on_this_machine_speaks()
    {
        using var host = new ProductionHost { From = IPAddress.Loopback, Named = "127.0.0.1" };
        using var own = await host.Browser().GetAsync("/metrics");
        Assert.Equal(200, (int)own.StatusCode);
        foreach (var sender in new[] { "203.0.113.1", "127.0.0.1" })
        {
            using var others = await BehindProxy(host, sender).GetAsync("/metrics");
            Assert.Equal(404, (int)others.StatusCode);
        }
    }

    [Fact]
    public async Task Whom_to_tell_of_a_weakness_is_said_once_the_operator_named_somebody()
    {
        using var host = new ProductionHost();
        using var answer = await BehindProxy(host).GetAsync("/.well-known/security.txt");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("Contact: mailto:sicurezza@filiera.example\nExpires: ", text, StringComparison.Ordinal);
        using var silent = new RealWebHost();
        using var nothing = await silent.Browser().GetAsync("/.well-known/security.txt");
        Assert.Equal(404, (int)nothing.StatusCode);
    }

    [Fact]
    public async Task The_licences_of_others_are_shown()
    {
        using var host = new ProductionHost();
        var page = await BehindProxy(host).PageAsync("/licenze");
        Assert.Contains("NodaTime", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    private static Installation InstallationOf(string file) =>
        Installation.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("FILIERA_POSTGRES_FILE", (string?)file)]).Build());

    private static IEnumerable<string> Codes(Installation installation, params (string Key, string Value)[] settings) => ProductionRules.Check(
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.UnionBy([("Filiera:Production", "true"), (Proxies.Setting, "127.0.0.1;10.0.0.0/24;fd00::/8")], pair => pair.Item1)
                .ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)).Build(),
        installation).Select(refusal => refusal.Code);

    private static Browser BehindProxy(ProductionHost host, string sender = "203.0.113.1")
    {
        var browser = host.Browser(address: "https://localhost");
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", sender);
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return browser;
    }

    private sealed class ProductionHost : WebHost, IStartupFilter
    {
        // The address requests come from, which a test has none of. Whatever a browser speaks, the proxy speaks plain HTTP from there.
        public IPAddress From { get; init; } = IPAddress.Parse(ProxyAddress);

        public string Named { get; init; } = ProxyAddress;

        protected override bool Demonstration => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:Production", "true");
            builder.UseSetting("AllowedHosts", "localhost");
            builder.UseSetting("Filiera:SecurityContact", "mailto:sicurezza@filiera.example");
            builder.UseSetting(Proxies.Setting, Named);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(this));
        }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress = From;
                http.Request.Scheme = "http";
                return rest(http);
            });
            next(app);
        };
    }
}
