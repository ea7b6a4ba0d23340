// SPDX-License-Identifier: EUPL-1.2
using Filiera.Composition;
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace Filiera.Flows.Web;

/// <summary>A run for real people.</summary>
public sealed class ProductionRun
{
    private const string Good = "xk3vv9qlp20zrr71";

    [Fact]
    public void Demonstration_data_are_refused_and_any_other_run_takes_them()
    {
        var demonstration = Installation.At("nowhere") with { Demonstration = true };
        Assert.Equal(["production-on-demonstration-data"], Codes(demonstration, ("AllowedHosts", "filiera.example")));
        Assert.Empty(ProductionRules.Check(new ConfigurationBuilder().Build(), demonstration));
    }

    [Fact]
    public void A_host_name_is_needed() => Assert.Equal(["production-without-host-name"], Codes(Installation.At("nowhere")));

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
    public async Task Cookies_are_bound_to_host_and_TLS_and_the_browser_is_told_to_stay_with_it()
    {
        using var host = new ProductionHost();
        using var answer = await host.Browser().GetAsync("/entra");
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-filiera-form=", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "path=/", "samesite=strict"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whom_to_tell_of_a_weakness_is_said_once_the_operator_named_somebody()
    {
        using var host = new ProductionHost();
        using var answer = await host.Browser().GetAsync("/.well-known/security.txt");
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
        var page = await host.Browser().PageAsync("/licenze");
        Assert.Contains("NodaTime", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(Installation installation, params (string Key, string Value)[] settings) => ProductionRules.Check(
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.Append(("Filiera:Production", "true")).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)).Build(),
        installation).Select(refusal => refusal.Code);

    private sealed class ProductionHost : WebHost
    {
        protected override bool Demonstration => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:Production", "true");
            builder.UseSetting("AllowedHosts", "localhost");
            builder.UseSetting("Filiera:SecurityContact", "mailto:sicurezza@filiera.example");
        }
    }
}
