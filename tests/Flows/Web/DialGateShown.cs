// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using Filiera.Parties;
using Filiera.Screening;
using Filiera.Web;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Flows.Web;

public sealed class DialGateShown(WebHost alone, GateInThePortal.Host mounted) : IClassFixture<WebHost>, IClassFixture<GateInThePortal.Host>
{
    private const string Address = "/lavoro/gate";

    [Fact]
    public async Task Where_no_gate_runs_the_page_says_how_to_start_one()
    {
        var page = await (await alone.BrowserAsync(Roles.ComplianceOfficer, "en")).PageAsync(Address);

        Assert.Contains("filiera gate serve", page.QuerySelector("section[aria-labelledby=health] pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("svg.chart"));
    }

    [Fact]
    public async Task The_page_shows_the_gate_that_runs_its_decisions_of_the_day_and_its_keys()
    {
        var browser = await mounted.BrowserAsync(Roles.ComplianceOfficer, "en");
        var now = mounted.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var log = mounted.Services.GetRequiredService<IGateLog>();
        var allowed = new DialAnswer(Verdict.Allow, [], now + Duration.FromMinutes(1));
        var withheld = new DialAnswer(Verdict.Withhold, [new Reason("opposed-to-client", null), new Reason("contact-too-recent", null)], null);
        foreach (var answer in new[] { allowed, withheld, withheld })
        {
            log.Append(
                new GateLogEntry(
                    Guid.Parse("01939000-0000-7000-8000-000000000001"), now, new CampaignId(Guid.Parse("01939000-0000-7000-8000-000000000001")), new OrganisationId(Guid.Parse("01939000-0000-7000-8000-000000000001")), null,
                    SubscriberNumber.Parse("3471234567").ValueOrThrow(), answer.Verdict, true, false, answer.ReasonsId, default, 0),
                answer);
        }

        var (id, _, hash) = GateKeyText.New();
        await mounted.Services.GetRequiredService<IGateKeys>().AddAsync(new GateKey(id, null, null, GateScopes.Ask | GateScopes.Replica, now, null, null, hash), default);
        var (old, _, other) = GateKeyText.New();
        await mounted.Services.GetRequiredService<IGateKeys>().AddAsync(new GateKey(old, null, null, GateScopes.Ask, now, null, now, other), default);

        var page = await browser.PageAsync(Address);
        Assert.Contains(": 3. 1 numbers could be called, 2 could not.", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("primary", page.QuerySelector("section[aria-labelledby=health] dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("svg.chart").Length);
        Assert.Contains(id, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(old, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("347", page.Body!.TextContent, StringComparison.Ordinal);
        var day = RomeTime.DayOf(now).ToString("uuuu-MM-dd", null);
        Assert.Contains($"{day},withhold,opposed-to-client,2", (await browser.Http.GetStringAsync(Address + ".csv")).Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
