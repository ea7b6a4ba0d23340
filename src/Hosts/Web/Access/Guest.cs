// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Who is asking: a person of an account, a persona of the demonstration, or a program with a key.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="IsPersona">True for "try it as…" on demonstration data.</param>
public sealed record Guest(string Role, bool IsPersona)
{
    private const string Scheme = "filiera";
    private static readonly ConditionalWeakTable<ClaimsPrincipal, Guest> Read = [];
    private const string PersonaClaim = "filiera-persona";
    private const string AccountClaim = "filiera-account";
    private const string MembershipClaim = "filiera-membership";
    private const string OrganisationClaim = "filiera-organisation";
    private const string PlaceClaim = "filiera-place";
    private const string SessionClaim = "filiera-session";
    private const string MeansClaim = "filiera-means";
    private const string KeyClaim = "filiera-key";
    private const string ScopeClaim = "scope";

    /// <summary>The account; null for a persona and for a program.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The membership the session is in; null for a persona, a program, and an account without one.</summary>
    public Guid? Membership { get; init; }

    /// <summary>For whom the guest acts; null for the operator, and for a persona that chose nobody in particular.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>The organisation's name, as it was when it was chosen.</summary>
    public string? Place { get; init; }

    /// <summary>The session, which is not its secret.</summary>
    public Guid? Session { get; init; }

    /// <summary>How the guest showed who they are.</summary>
    public SignInMeans Means { get; init; } = SignInMeans.Persona;

    /// <summary>The key a program came with; null for people.</summary>
    public Guid? Key { get; init; }

    /// <summary>What that key may do.</summary>
    public Sequence<ApiScope> Scopes { get; init; }

    /// <summary>False after a password alone: only enough to add a second factor.</summary>
    public bool IsStrong => Means != SignInMeans.PasswordAlone;

    /// <summary>True when no organisation bounds what is seen.</summary>
    public bool SeesEverything => Role == Roles.Operator || ((IsPersona || Key is not null) && Organisation is null);

    /// <summary>Who acts, for the audit trail.</summary>
    public Actor Actor => Key is { } key ? new Actor($"key:{key}")
        : Account is { } account ? new Actor($"person:{account}")
        : new Actor((IsPersona ? "person:demonstration-" : "person:") + Role);

    /// <summary>Reads the claims, once for each principal; null when nobody is signed in.</summary>
    public static Guest? From(ClaimsPrincipal person)
    {
        if (Read.TryGetValue(person, out var known))
        {
            return known;
        }

        if (person.FindFirst(ClaimTypes.Role)?.Value is not { } role || (role != Roles.None && !Roles.All.Contains(role)))
        {
            return null;
        }

        var guest = Of(person, role);
        Read.AddOrUpdate(person, guest);
        return guest;
    }

    private static Guest Of(ClaimsPrincipal person, string role) =>
        new(role, person.HasClaim(PersonaClaim, "yes"))
        {
            Account = Id(person, AccountClaim) is { } account ? new AccountId(account) : null,
            Membership = Id(person, MembershipClaim),
            Organisation = Id(person, OrganisationClaim) is { } organisation ? new OrganisationId(organisation) : null,
            Place = person.FindFirst(PlaceClaim)?.Value,
            Session = Id(person, SessionClaim),
            Means = Enum.TryParse<SignInMeans>(person.FindFirst(MeansClaim)?.Value, out var means) ? means : SignInMeans.Persona,
            Key = Id(person, KeyClaim),
            Scopes = ApiScopeWords.Read(person.FindFirst(ScopeClaim)?.Value) ?? [],
        };

    /// <summary>The claims of this guest.</summary>
    public ClaimsPrincipal ToPrincipal(params ReadOnlySpan<Claim> more)
    {
        var claims = new List<Claim> { new(ClaimTypes.Role, Role), new(PersonaClaim, IsPersona ? "yes" : "no"), new(MeansClaim, Means.ToString()) };
        Add(claims, AccountClaim, Account?.Value);
        Add(claims, MembershipClaim, Membership);
        Add(claims, OrganisationClaim, Organisation?.Value);
        Add(claims, SessionClaim, Session);
        Add(claims, KeyClaim, Key);
        if (Place is { } place)
        {
            claims.Add(new Claim(PlaceClaim, place));
        }

        if (!Scopes.IsEmpty)
        {
            claims.Add(new Claim(ScopeClaim, Scopes.Write()));
        }

        claims.AddRange(more);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    private static void Add(List<Claim> claims, string type, Guid? value)
    {
        if (value is { } id)
        {
            claims.Add(new Claim(type, id.ToString()));
        }
    }

    private static Guid? Id(ClaimsPrincipal person, string claim) => Guid.TryParse(person.FindFirst(claim)?.Value, out var id) ? id : null;
}
