// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;

namespace Filiera.Web;

/// <summary>Accepting an invitation, and making the first operator's with the key of the installation.</summary>
public static class InvitationEndpoints
{
    private const string KeyField = "chiave";

    /// <summary>Maps <c>/invito/…</c> and <c>/entra/chiave</c>.</summary>
    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        app.ServiceProvider.GetRequiredService<OperatorKey>().Ensure();
        app.MapPage(AccessPolicies.Everyone, "/entra/chiave", () => Answers.Page<OperatorKeyPage>());
        app.MapForm(AccessPolicies.Everyone, "/entra/chiave", KeyAsync);
        app.MapPage(AccessPolicies.Everyone, "/invito/{secret}", (string secret, IInvitations invitations, WholeBook whole, CancellationToken ct) =>
            ShowAsync(secret, FormState.Empty, StatusCodes.Status200OK, invitations, whole, ct));
        app.MapForm(AccessPolicies.Everyone, "/invito/{secret}", AcceptAsync);
        app.MapForm(AccessPolicies.SignedIn, "/invito/{secret}/aggiungi", JoinAsync);
    }

    private static async Task<IResult> KeyAsync(HttpContext http, OperatorKey key, SignInAttempts attempts, IInvitations invitations, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        var from = http.Connection.RemoteIpAddress;
        if (attempts.MustWait(from) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        if (key.Check(form[KeyField]) is { } refusal)
        {
            attempts.Failed(from);

            // A secret is the one thing typed that is not given back.
            return Answers.Page<OperatorKeyPage>(
                ProblemTable.StatusOf(refusal.Code), ("Form", FormState.Empty.Refused([refusal with { Where = KeyField }])));
        }

        attempts.Succeeded(from);
        return await invitations.InviteAsync(Role.Operator, null, Actor.System("operator-key"), null, ct) switch
        {
            Result<(Invitation Invitation, string Secret)>.Ok(var made) => Answers.SeeOther("/invito/" + made.Secret),
            Result<(Invitation Invitation, string Secret)>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither an invitation nor a refusal."),
        };
    }

    private static async Task<IResult> ShowAsync(
        string secret, FormState form, int status, IInvitations invitations, WholeBook whole, CancellationToken ct)
    {
        if (await invitations.FindAsync(secret, ct) is not { } invitation)
        {
            return Answers.Problem([new InvitationUnknown()]);
        }

        var book = await whole.Ledger.ReadAsync(ct);
        return Answers.Page<InvitationPage>(
            status, ("Invitation", invitation), ("Place", invitation.Organisation is { } id ? book.NameOf(id) : null), ("Secret", secret), ("Form", form));
    }

    private static async Task<IResult> AcceptAsync(
        string secret, HttpContext http, SignInAttempts attempts, IInvitations invitations, WholeBook whole, SignIns signIns, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(http.Request, ct);
        if (attempts.MustWait(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        switch (await invitations.AcceptAsync(secret, form["name"], form["email"], http.Typed("password"), ct))
        {
            case Result<AccountId>.Ok(var account):
                return await SignInEndpoints.OpenAsync(http, signIns, account, SignInMeans.PasswordAlone, AccountEndpoints.Address, ct);
            case Result<AccountId>.Refused refused:
                attempts.Failed(http.Connection.RemoteIpAddress);
                var emptied = new FormState(form.Values.Where(field => field.Key != "password").ToDictionary(), refused.Refusals);
                return await ShowAsync(secret, emptied, ProblemTable.StatusOf(refused.Refusals[0].Code), invitations, whole, ct);
            default:
                throw new InvalidOperationException("Neither accepted nor refused.");
        }
    }

    private static async Task<IResult> JoinAsync(string secret, HttpContext http, Visit visit, IInvitations invitations, SignIns signIns, CancellationToken ct)
    {
        if (visit.Guest is not { Account: { } account } guest)
        {
            return Answers.Problem([new InvitationUnknown()]);
        }

        return await invitations.AcceptAsync(secret, account, ct) switch
        {
            Result<Membership>.Ok(var membership) => await signIns.OpenAsync(http, account, guest.Means, membership.Id, ct) is Result<Guest>.Refused refused
                ? Answers.Problem(refused.Refusals)
                : Answers.SeeOther(AccountEndpoints.Address + "?esito=membership-taken"),
            Result<Membership>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither joined nor refused."),
        };
    }
}
