// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>How an address of the API is mapped: who may use it, what it may answer, how often it may be asked.</summary>
public static class ApiEndpoints
{
    /// <summary>Where every address begins.</summary>
    public const string Root = "/api/v1";

    private const string Problem = "application/problem+json";

    /// <summary>What an address carries that changes something, so that tests can tell: no form of a foreign page can send what it asks for.</summary>
    public static object Mark { get; } = new Guarded();

    /// <summary>True when an address of the API guards itself.</summary>
    public static bool Guards(EndpointMetadataCollection metadata) => metadata.GetMetadata<Guarded>() is not null;

    /// <summary>An address that is read.</summary>
    internal static RouteHandlerBuilder MapRead<T>(this IEndpointRouteBuilder app, string policy, string route, string name, string summary, string tag, Delegate handler)
    {
        var read = app.MapGet(Root + route, handler).Says(policy, name, summary, tag).Produces<T>(StatusCodes.Status200OK, "application/json");
        if (route.Contains('{', StringComparison.Ordinal))
        {
            read.Produces<ProblemWire>(StatusCodes.Status404NotFound, Problem);
        }

        return read.WithMetadata(new ApiReads(typeof(T).IsGenericType));
    }

    /// <summary>An address that takes an act; the same key never makes it act twice.</summary>
    internal static RouteHandlerBuilder MapAct<T>(
        this IEndpointRouteBuilder app, string policy, string route, string name, string summary, string tag, int status, Delegate handler) =>
        app.MapPost(Root + route, handler).Says(AccessPolicies.ToAct(policy), name, summary, tag)
            .Produces<T>(status, "application/json")
            .Produces<ProblemWire>(StatusCodes.Status409Conflict, Problem)
            .Produces<ProblemWire>(StatusCodes.Status422UnprocessableEntity, Problem)
            .WithMetadata(Mark, new ApiActs())
            .AddEndpointFilter<IdempotencyFilter>();

    /// <summary>What every address says of itself.</summary>
    internal static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string policy, string name, string summary, string tag)
    {
        endpoint.RequireAuthorization(policy).RequireRateLimiting(ApiLimits.Policy).WithName(name).WithSummary(summary).WithDescription(summary).WithTags(tag)
            .Produces<ProblemWire>(StatusCodes.Status400BadRequest, Problem)
            .Produces<ProblemWire>(StatusCodes.Status429TooManyRequests, Problem);
        return policy == AccessPolicies.Everyone
            ? endpoint
            : endpoint.Produces<ProblemWire>(StatusCodes.Status401Unauthorized, Problem).Produces<ProblemWire>(StatusCodes.Status403Forbidden, Problem);
    }

    private sealed record Guarded;
}

/// <summary>What an address carries that is read.</summary>
/// <param name="IsPage">True for a list that comes in pages.</param>
internal sealed record ApiReads(bool IsPage);

/// <summary>What an address carries that takes an act under a key.</summary>
internal sealed record ApiActs;
