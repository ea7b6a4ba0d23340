// SPDX-License-Identifier: EUPL-1.2
using System.Security.Claims;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Who is signed in: a role, and whether it is a persona of the demonstration.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="IsPersona">True for "try it as…" on demonstration data.</param>
public sealed record Guest(string Role, bool IsPersona)
{
    private const string PersonaClaim = "filiera-persona";

    /// <summary>Who acts, for the audit trail.</summary>
    public Actor Actor => new((IsPersona ? "person:demonstration-" : "person:") + Role);

    /// <summary>Reads the signed cookie's claims; null when nobody is signed in.</summary>
    public static Guest? From(ClaimsPrincipal person) =>
        Roles.All.FirstOrDefault(person.IsInRole) is { } role ? new Guest(role, person.HasClaim(PersonaClaim, "yes")) : null;

    /// <summary>The claims to sign into the cookie.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Role, Role), new Claim(PersonaClaim, IsPersona ? "yes" : "no")], "filiera"));
}
