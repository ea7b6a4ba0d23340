// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace Filiera.Flows.Web;

/// <summary>Whoever asks for pages faster than any person reads is told to wait; others are not.</summary>
public sealed class PagesLimited(PagesLimited.SmallHost host) : IClassFixture<PagesLimited.SmallHost>
{
    [Fact]
    public async Task The_stock_of_pages_ends_and_says_for_how_long()
    {
        var browser = host.Browser();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await browser.GetAsync("/regole"));
        }

        var told = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, answers[0].StatusCode);
        Assert.True(told.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("too-many-requests", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // What is there to be copied is no page.
        using var log = await browser.GetAsync("/log/checkpoint");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, log.StatusCode);
    }

    public sealed class SmallHost : WebHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Filiera:PageBurst", "5");
            builder.UseSetting("Filiera:PagesPerSecond", "1");
        }
    }
}
