// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using System.Text;
using Filiera.Flows.Web;
using Microsoft.AspNetCore.Hosting;

namespace Filiera.Flows;

public sealed class GateInThePortal(GateInThePortal.Host host) : IClassFixture<GateInThePortal.Host>
{
    [Fact]
    public async Task The_portal_answers_diallers_when_it_is_asked_to_and_lets_nobody_in_by_its_own_sign_in()
    {
        var browser = await host.BrowserAsync("operator");

        using var description = await browser.Http.GetAsync("/api/gate/openapi.json");
        using var asked = await browser.Http.PostAsync("/api/gate/decisions", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, description.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains("gate-key-missing", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The portal with a gate in it.</summary>
    public sealed class Host : WebHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:Gate", "true");
        }
    }
}
