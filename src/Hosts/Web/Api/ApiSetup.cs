// SPDX-License-Identifier: EUPL-1.2
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.RateLimiting;

namespace Filiera.Web;

/// <summary>The HTTP API: thin over the same use cases as the pages, described at <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    /// <summary>Registers it.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton<JobEvents>();
        services.AddSingleton<KeptRules>();
        services.AddRateLimiter(ApiLimits.Configure);
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((options, configuration) => options.GlobalLimiter = PageLimits.Limiter(configuration));
        services.AddOpenApi("v1", ApiDescription.Configure);
    }

    /// <summary>Maps every address of it, and its description.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapFilesApi();
        app.MapListsApi();
        app.MapJobsApi();
        app.MapRegistersApi();
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(AccessPolicies.Everyone);
    }
}
