// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Flows.Web;

/// <summary>Who is refused a page is written down, without the address they asked for.</summary>
public sealed class RefusalsTold(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task Refused_access_stands_in_the_audit_trail_once_a_minute_by_who_and_which_route()
    {
        var auditor = await host.BrowserAsync(Roles.Auditor);
        for (var tries = 0; tries < 3; tries++)
        {
            using var refused = await auditor.GetAsync("/lavoro/registro-attivita?chi=qualcuno");
            Assert.Equal(403, (int)refused.StatusCode);
        }

        using var nobody = await host.Browser().GetAsync("/lavoro/registro-attivita");
        Assert.Equal(302, (int)nobody.StatusCode);

        await using var scope = host.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(new AuditQuery(Limit: 1000), CancellationToken.None);
        var told = Assert.Single(entries, entry => entry.Act.Verb == "access-refused");
        Assert.Equal(("person:demonstration-auditor", "page", "/lavoro/registro-attivita"), (told.Act.By.Value, told.Act.SubjectKind, told.Act.SubjectId));
        Assert.DoesNotContain("qualcuno", told.ToString(), StringComparison.Ordinal);
    }
}
