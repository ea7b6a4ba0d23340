// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Web;

/// <summary>How an area maps its pages and forms: each names who may open it.</summary>
/// <remarks>What reads a handler's arguments is put together when it is first asked for: nobody waits at the start for pages nobody opened.</remarks>
public static class AccessEndpoints
{
    /// <summary>A page, at an address, for those the policy lets in.</summary>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder app, string policy, string route, Delegate page) =>
        app.MapGet(route, LateHandler.Of(app, page)).RequireAuthorization(policy);

    /// <summary>As <see cref="MapPage"/>, for a page that may be kept: it shows only what <see cref="KeptPage"/> allows.</summary>
    public static IEndpointConventionBuilder MapKeptPage(this IEndpointRouteBuilder app, string policy, string route, Delegate page)
    {
        var mapped = app.MapPage(policy, route, page);
        KeptPage.Mark(mapped);
        return mapped;
    }

    /// <summary>A form sent to an address, for those the policy lets act; refused unless it was this installation that showed it. A form of the workspace takes effect once.</summary>
    public static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder app, string policy, string route, Delegate handler) =>
        policy is AccessPolicies.Everyone or AccessPolicies.SignedIn
            ? app.MapFormAgain(policy, route, handler)
            : app.MapGuarded(policy, route, FormOnce.Of(LateHandler.Of(app, handler)));

    /// <summary>As <see cref="MapForm"/>, for a form that may be sent again and again: each time it takes effect anew.</summary>
    public static IEndpointConventionBuilder MapFormAgain(this IEndpointRouteBuilder app, string policy, string route, Delegate handler) =>
        app.MapGuarded(policy, route, LateHandler.Of(app, handler));

    /// <summary>A form with files, read while it arrives: its handler checks the token through <see cref="Uploads"/>.</summary>
    public static IEndpointConventionBuilder MapUpload(this IEndpointRouteBuilder app, string policy, string route, Delegate handler) =>
        app.MapPost(route, LateHandler.Of(app, handler)).RequireAuthorization(AccessPolicies.ToAct(policy)).WithMetadata(FormGuard.StreamMark);

    private static IEndpointConventionBuilder MapGuarded(this IEndpointRouteBuilder app, string policy, string route, RequestDelegate handler) =>
        app.MapPost(route, FormGuard.Before(handler)).RequireAuthorization(AccessPolicies.ToAct(policy)).WithMetadata(FormGuard.Mark);
}
