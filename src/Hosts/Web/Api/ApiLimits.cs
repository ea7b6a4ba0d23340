// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Filiera.Web;

/// <summary>How often one caller may ask the API: a stock of requests that fills up again each second.</summary>
/// <remarks><c>Filiera:ApiBurst</c> (200) and <c>Filiera:ApiPerSecond</c> (20), for each person or key, and for each address of who is nobody.</remarks>
internal static class ApiLimits
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "api";

    private const int UsualBurst = 200;
    private const int UsualPerSecond = 20;

    /// <summary>Registers it.</summary>
    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ =>
        {
            var configuration = http.RequestServices.GetRequiredService<IConfiguration>();
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = configuration.GetValue("Filiera:ApiBurst", UsualBurst),
                TokensPerPeriod = configuration.GetValue("Filiera:ApiPerSecond", UsualPerSecond),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            };
        }));
        options.OnRejected = async (context, ct) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)) : 1;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await ProblemAnswers.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, [new TooManyRequests(wait)]);
        };
    }

    /// <summary>Who asks: a person or a key, or an address.</summary>
    internal static string CallerOf(HttpContext http) =>
        Guest.From(http.User)?.Actor.ToString() ?? http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
