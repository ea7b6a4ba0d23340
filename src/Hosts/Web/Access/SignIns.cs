// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Claims;
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NodaTime;

namespace Filiera.Web;

/// <summary>Opens and ends sessions. Every change of rights opens a new one with a new secret.</summary>
public sealed class SignIns(ISessions sessions, IAccounts accounts, WholeBook whole, IIdentifiers identifiers, TimeProvider time)
{
    /// <summary>Signs an account in, with the membership wanted or its first.</summary>
    public async Task<Result<Guest>> OpenAsync(HttpContext http, AccountId account, SignInMeans means, Guid? membership, CancellationToken ct)
    {
        var held = await accounts.MembershipsAsync(account, ct);
        var chosen = held.FirstOrDefault(one => one.Id == membership) ?? held.FirstOrDefault();
        var guest = new Guest(chosen?.Role.Word() ?? Roles.None, IsPersona: false)
        {
            Account = account,
            Membership = chosen?.Id,
            Organisation = chosen?.Organisation,
            Means = means,
        };
        return await OpenAsync(http, guest, keepsAge: false, ct);
    }

    /// <summary>Signs a guest in and gives the session an identifier; the one the request came with ends.</summary>
    /// <param name="http">The request.</param>
    /// <param name="guest">Who.</param>
    /// <param name="keepsAge">True when nobody showed anew who they are: the new session counts from the old one's sign-in.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<Guest>> OpenAsync(HttpContext http, Guest guest, bool keepsAge, CancellationToken ct)
    {
        await EndAsync(http, ct);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());

        // Choosing another organisation does not make a session younger.
        var opened = keepsAge ? SignInCookie.OpenedAt(http.User) : now;
        guest = guest with { Session = identifiers.Next(), Place = await PlaceAsync(guest.Organisation, ct) };
        var secret = Secrets.New("");
        var session = new Session(
            guest.Session.Value, guest.Account, guest.Membership, guest.Means, DeviceOf(http.Request), opened, now, Instant.Min(now + SignInCookie.Idle, opened + SignInCookie.Longest));
        if (await sessions.OpenAsync(session, Secrets.Hash(secret), ct) is Result<Session>.Refused refused)
        {
            return refused.Refusals;
        }

        var principal = guest.ToPrincipal(
            new Claim(SignInCookie.SecretClaim, secret),
            new Claim(SignInCookie.OpenedClaim, opened.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        return guest;
    }

    /// <summary>Ends the session the request came with, on the server and in the browser.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken ct)
    {
        if (SignInCookie.SecretOf(http.User) is { } secret)
        {
            await sessions.EndAsync(Secrets.Hash(secret), ct);
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    private async Task<string?> PlaceAsync(OrganisationId? organisation, CancellationToken ct) =>
        organisation is { } id && (await whole.Ledger.ReadAsync(ct)).Organisations.TryGetValue(id, out var known) ? known.LegalName : null;

    // Enough to tell one's own devices apart, and no more.
    private static string DeviceOf(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var browser = Known(agent, ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = Known(agent, ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return $"{browser} {system}".Trim() is { Length: > 0 } words ? words : "-";
    }

    private static string Known(string agent, params ReadOnlySpan<(string Mark, string Name)> names)
    {
        foreach (var (mark, name) in names)
        {
            if (agent.Contains(mark, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return "";
    }
}
