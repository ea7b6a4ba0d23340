// SPDX-License-Identifier: EUPL-1.2
using NodaTime;
using NodaTime.Text;

namespace Filiera.Web;

/// <summary>Whom to tell of a weakness: <c>/.well-known/security.txt</c> after RFC 9116, once the operator has said so.</summary>
public static class SecurityContact
{
    private static readonly Duration Life = Duration.FromDays(180);

    /// <summary>Maps the address. Without <c>Filiera:SecurityContact</c> there is nobody to name, and nothing is found.</summary>
    public static void MapSecurityContact(this IEndpointRouteBuilder app) => app.MapPage(
        AccessPolicies.Everyone,
        "/.well-known/security.txt",
        (Visit visit, IConfiguration configuration) => configuration["Filiera:SecurityContact"] is { Length: > 0 } contact
            ? Results.Text(
                $"Contact: {contact}\nExpires: {InstantPattern.General.Format(visit.Now + Life)}\nPreferred-Languages: it, en\n", "text/plain; charset=utf-8")
            : Results.NotFound());
}
