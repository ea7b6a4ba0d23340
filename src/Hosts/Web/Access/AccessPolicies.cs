// SPDX-License-Identifier: EUPL-1.2
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Filiera.Web;

/// <summary>Who may open what. Every endpoint names one of these; an endpoint that names none opens to nobody.</summary>
public static class AccessPolicies
{
    /// <summary>Anyone, signed in or not.</summary>
    public const string Everyone = "everyone";

    /// <summary>Whoever works here: compliance officers and the operator.</summary>
    public const string Workspace = "workspace";

    /// <summary>The operator of the installation alone.</summary>
    public const string Operator = "operator";

    /// <summary>All policies.</summary>
    public static IReadOnlyList<string> All { get; } = [Everyone, Workspace, Operator];

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

    /// <summary>True when the policy lets this person in; an unknown policy lets nobody in.</summary>
    public static bool Allows(string policy, ClaimsPrincipal person) => policy switch
    {
        Everyone => true,
        Workspace => person.IsInRole(Roles.ComplianceOfficer) || person.IsInRole(Roles.Operator),
        Operator => person.IsInRole(Roles.Operator),
        _ => false,
    };
}
