// SPDX-License-Identifier: EUPL-1.2
using System.Threading.RateLimiting;

namespace Filiera.Web;

/// <summary>How often one visitor may ask for pages: a stock of requests that fills up again each second, far above what a person needs.</summary>
/// <remarks>
/// <c>Filiera:PageBurst</c> (600) and <c>Filiera:PagesPerSecond</c> (60), for each person, and for each address of who is nobody; zero for no limit, as it is without
/// <c>--production</c> unless it is set. Style sheets, fonts and pictures do not count; the API has limits of its own, and the log is there to be copied.
/// </remarks>
internal static class PageLimits
{
    private const int UsualBurst = 600;
    private const int UsualPerSecond = 60;

    /// <summary>The limiter of all pages; null for no limit.</summary>
    public static PartitionedRateLimiter<HttpContext>? Limiter(IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("Filiera:PagesPerSecond", ProductionRules.Apply(configuration) ? UsualPerSecond : 0);
        if (perSecond <= 0)
        {
            return null;
        }

        var stock = new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(perSecond, configuration.GetValue("Filiera:PageBurst", UsualBurst)),
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };
        return PartitionedRateLimiter.Create<HttpContext, string>(http => Counts(http.Request.Path)
            ? RateLimitPartition.GetTokenBucketLimiter(ApiLimits.CallerOf(http), _ => stock)
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static bool Counts(PathString path) => !path.StartsWithSegments("/api") && !path.StartsWithSegments("/log");
}
