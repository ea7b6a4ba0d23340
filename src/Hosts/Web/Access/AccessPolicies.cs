// SPDX-License-Identifier: EUPL-1.2
using System.Security.Claims;
using Filiera.Access;
using Microsoft.AspNetCore.Authorization;

namespace Filiera.Web;

/// <summary>Who may open what. Every endpoint names one of these; an endpoint that names none opens to nobody.</summary>
/// <remarks>A policy tells what may be done; <see cref="Boundary"/> tells to whose data.</remarks>
public static class AccessPolicies
{
    /// <summary>Anyone, signed in or not.</summary>
    public const string Everyone = "everyone";

    /// <summary>Whoever is signed in, also with a password alone: their own account.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Whoever works here, to read: people with a role, and programs with the scope for it.</summary>
    public const string Workspace = "workspace";

    /// <summary>Whoever works here, to act: as <see cref="Workspace"/>, but no auditor and no key for reading alone.</summary>
    public const string WorkspaceAct = "workspace-act";

    /// <summary>People who look after the members and keys of their organisation; no program.</summary>
    public const string Members = "members";

    /// <summary>As <see cref="Workspace"/>, for pages whose figures are those of every organisation together: who is bounded to one does not see them.</summary>
    public const string Whole = "whole-installation";

    /// <summary>The operator of the installation alone.</summary>
    public const string Operator = "operator";

    /// <summary>All policies.</summary>
    public static IReadOnlyList<string> All { get; } = [Everyone, SignedIn, Workspace, WorkspaceAct, Members, Whole, Operator];

    /// <summary>Registers the policies; what declares none is refused.</summary>
    public static void Register(AuthorizationOptions options)
    {
        foreach (var policy in All)
        {
            options.AddPolicy(policy, rule => rule.RequireAssertion(context => Allows(policy, context.User)));
        }

        // An address that leads nowhere is not a secret; a page that forgot to name its policy is one.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => (context.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint).Build();
    }

    /// <summary>The policy for acting where this one is for reading.</summary>
    public static string ToAct(string policy) => policy == Workspace ? WorkspaceAct : policy;

    /// <summary>True when the policy lets this person in; an unknown policy lets nobody in.</summary>
    public static bool Allows(string policy, ClaimsPrincipal person) => policy == Everyone || (Guest.From(person) is { } guest && Allows(policy, guest));

    private static bool Allows(string policy, Guest guest) => policy switch
    {
        SignedIn => guest.Key is null,
        _ when !guest.IsStrong || guest.Role == Roles.None => false,
        Workspace => guest.Key is null || guest.Scopes.Contains(ApiScope.WorkspaceRead),
        WorkspaceAct => guest.Key is null ? guest.Role != Roles.Auditor : guest.Scopes.Contains(ApiScope.WorkspaceWrite),
        Members => guest.Key is null && guest.Role != Roles.Auditor,
        Whole => guest.SeesEverything && (guest.Key is null || guest.Scopes.Contains(ApiScope.WorkspaceRead)),
        Operator => guest.Key is null && guest.Role == Roles.Operator,
        _ => false,
    };
}
