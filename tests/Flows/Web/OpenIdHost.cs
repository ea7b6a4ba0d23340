// SPDX-License-Identifier: EUPL-1.2
using Filiera.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>The web host on real data, with an identity provider of the test.</summary>
public sealed class OpenIdHost : WebHost
{
    public FakeProvider Provider { get; } = new();

    protected override bool Demonstration => false;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        var secret = Path.Combine(DataDirectory, "secret-of-prova");
        File.WriteAllText(secret, FakeProvider.ClientSecret + "\n");
        builder.UseSetting("Filiera:OpenId:prova:Name", "Proxy di prova");
        builder.UseSetting("Filiera:OpenId:prova:Authority", FakeProvider.Issuer);
        builder.UseSetting("Filiera:OpenId:prova:ClientId", FakeProvider.ClientId);
        builder.UseSetting("Filiera:OpenId:prova:ClientSecret_FILE", secret);
        builder.UseSetting("Filiera:OpenId:prova:Levels", "https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3");
        builder.ConfigureTestServices(services => services.AddHttpClient(OpenIdProviders.Client).ConfigurePrimaryHttpMessageHandler(() => Provider));
    }
}
