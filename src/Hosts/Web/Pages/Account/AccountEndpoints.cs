// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Web;

/// <summary>One's own account: for whom one works, how one signs in, where one is signed in.</summary>
public static class AccountEndpoints
{
    /// <summary>Where it is shown.</summary>
    public const string Address = "/conto";

    private const string OfferStep = "passkey-new";
    private static readonly Duration Fresh = Duration.FromMinutes(15);

    /// <summary>Maps <c>/conto</c> and what lies below it.</summary>
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.SignedIn, Address, ShowAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/appartenenza", ChooseAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/passkey/domanda", OfferAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/passkey", AddPasskeyAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/passkey/togli", RemovePasskeyAsync);
        app.MapPage(AccessPolicies.SignedIn, Address + "/autenticatore", (Visit visit, ICredentials credentials, IAccounts accounts, CancellationToken ct) =>
            visit.Guest!.Account is null
                ? Task.FromResult(Answers.SeeOther(Address))
                : AuthenticatorAsync(visit, FormState.Empty, StatusCodes.Status200OK, credentials, accounts, ct));
        app.MapForm(AccessPolicies.SignedIn, Address + "/autenticatore", ConfirmAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/autenticatore/togli", DropAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/codici", RenewCodesAsync);
        app.MapPage(AccessPolicies.SignedIn, Address + "/password", (Visit visit) =>
            visit.Guest!.Account is null ? Answers.SeeOther(Address) : Answers.Page<PasswordPage>());
        app.MapForm(AccessPolicies.SignedIn, Address + "/password", PasswordAsync);
        app.MapForm(AccessPolicies.SignedIn, Address + "/sessioni/chiudi", EndSessionsAsync);
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, IAccounts accounts, ICredentials credentials, ISessions sessions, WholeBook whole, CancellationToken ct)
    {
        var guest = visit.Guest!;
        var book = await whole.Ledger.ReadAsync(ct);
        if (guest.Account is not { } id)
        {
            return Answers.Page<PersonaPage>(("Book", book));
        }

        return await accounts.FindAsync(id, ct) is { } card
            ? Answers.Page<AccountPage>(
                ("Card", card),
                ("Memberships", await accounts.MembershipsAsync(id, ct)),
                ("Passkeys", await credentials.PasskeysAsync(id, ct)),
                ("Bound", await credentials.ProvidersAsync(id, ct)),
                ("Sessions", await sessions.ListAsync(id, ct)),
                ("Book", book),
                ("IsFresh", IsFresh(visit)))
            : Results.NotFound();
    }

    // A person changes to another of their memberships; a persona looks through the eyes of one organisation.
    private static async Task<IResult> ChooseAsync(Visit visit, IAccounts accounts, SignIns signIns, WholeBook whole, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var guest = visit.Guest!;
        var id = Guid.TryParse(form["scelta"], out var parsed) ? parsed : (Guid?)null;
        if (guest.Account is { } account)
        {
            if ((await accounts.MembershipsAsync(account, ct)).FirstOrDefault(one => one.Id == id) is not { } membership)
            {
                return Answers.Problem([new MembershipUnknown()]);
            }

            guest = guest with { Membership = membership.Id, Organisation = membership.Organisation, Role = membership.Role.Word() };
        }
        else
        {
            var fits = id is null || ((await whole.Ledger.ReadAsync(ct)).Organisations.TryGetValue(new OrganisationId(id.Value), out var organisation)
                && RoleWords.TryParse(guest.Role, out var role) && role.Fits(organisation));
            if (!fits)
            {
                return Answers.Problem([new RoleNotForOrganisation()]);
            }

            guest = guest with { Organisation = id is { } chosen ? new OrganisationId(chosen) : null };
        }

        return await signIns.OpenAsync(visit.Http, guest, keepsAge: true, ct) is Result<Guest>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(guest.IsStrong ? "/lavoro" : Address);
    }

    private static async Task<IResult> OfferAsync(Visit visit, ICredentials credentials, Step step, CancellationToken ct)
    {
        if (Unready(visit) is { } refusal)
        {
            return Answers.Problem([refusal]);
        }

        var offered = await credentials.OfferPasskeyAsync(visit.Guest!.Account!.Value, ct);
        step.Put(visit.Http, OfferStep, offered.State);
        return Results.Text(offered.Options, "application/json");
    }

    private static async Task<IResult> AddPasskeyAsync(Visit visit, ICredentials credentials, Step step, SignIns signIns, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var state = step.Take(visit.Http, OfferStep);
        if ((Unready(visit) ?? (state is null ? new PasskeyRefused() : null)) is { } refusal)
        {
            return Answers.Problem([refusal]);
        }

        var account = visit.Guest!.Account!.Value;
        return await credentials.AddPasskeyAsync(account, form["credential"], state!, form["nome"], ct) is Result<PasskeyCard>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : await StrongerAsync(visit, signIns, SignInMeans.Passkey, "passkey-added", ct);
    }

    private static async Task<IResult> RemovePasskeyAsync(Visit visit, ICredentials credentials, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        return Unready(visit) is { } refusal ? Answers.Problem([refusal])
            : await credentials.RemovePasskeyAsync(visit.Guest!.Account!.Value, form["passkey"], ct) is Result<string>.Refused refused ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Address + "?esito=passkey-removed");
    }

    private static async Task<IResult> AuthenticatorAsync(
        Visit visit, FormState form, int status, ICredentials credentials, IAccounts accounts, CancellationToken ct)
    {
        if (Unready(visit) is { } refusal)
        {
            return Answers.Problem([refusal]);
        }

        var card = await accounts.FindAsync(visit.Guest!.Account!.Value, ct);
        if (card is null or { HasAuthenticator: true })
        {
            return Answers.SeeOther(Address);
        }

        var secret = await credentials.AuthenticatorSecretAsync(card.Id, ct);
        return Answers.Page<AuthenticatorPage>(status, ("Secret", secret), ("Address", Totp.Address(secret, card.Email)), ("Form", form));
    }

    private static async Task<IResult> ConfirmAsync(Visit visit, ICredentials credentials, IAccounts accounts, SignIns signIns, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        if (Unready(visit) is { } refusal)
        {
            return Answers.Problem([refusal]);
        }

        var account = visit.Guest!.Account!.Value;
        switch (await credentials.ConfirmAuthenticatorAsync(account, form["code"], ct))
        {
            case Result<Sequence<string>>.Ok(var codes):
                if (!visit.Guest.IsStrong)
                {
                    await StrongerAsync(visit, signIns, SignInMeans.PasswordAndCode, "authenticator-added", ct);
                }

                return Answers.Page<RecoveryCodesPage>(("Codes", codes));
            case Result<Sequence<string>>.Refused refused:
                return await AuthenticatorAsync(
                    visit, FormState.Empty.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), credentials, accounts, ct);
            default:
                throw new InvalidOperationException("Neither codes nor a refusal.");
        }
    }

    private static async Task<IResult> DropAsync(Visit visit, ICredentials credentials, CancellationToken ct) =>
        Unready(visit) is { } refusal ? Answers.Problem([refusal])
        : await credentials.DropAuthenticatorAsync(visit.Guest!.Account!.Value, ct) is Result<AccountId>.Refused refused ? Answers.Problem(refused.Refusals)
        : Answers.SeeOther(Address + "?esito=authenticator-removed");

    private static async Task<IResult> RenewCodesAsync(Visit visit, ICredentials credentials, CancellationToken ct) =>
        Unready(visit) is { } refusal ? Answers.Problem([refusal])
        : await credentials.RenewRecoveryCodesAsync(visit.Guest!.Account!.Value, ct) switch
        {
            Result<Sequence<string>>.Ok(var codes) => Answers.Page<RecoveryCodesPage>(("Codes", codes)),
            Result<Sequence<string>>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither codes nor a refusal."),
        };

    private static async Task<IResult> PasswordAsync(Visit visit, ICredentials credentials, SignInAttempts attempts, CancellationToken ct)
    {
        await FormState.ReadAsync(visit.Http.Request, ct);
        if (visit.Guest!.Account is not { } account)
        {
            return Results.NotFound();
        }

        if (attempts.MustWait(visit.Http.Connection.RemoteIpAddress) is { } wait)
        {
            return Answers.Problem([wait]);
        }

        if (await credentials.ChangePasswordAsync(account, visit.Http.Typed("current"), visit.Http.Typed("wanted"), visit.Guest.Session, ct) is Result<AccountId>.Refused refused)
        {
            attempts.Failed(visit.Http.Connection.RemoteIpAddress);
            return Answers.Page<PasswordPage>(ProblemTable.StatusOf(refused.Refusals[0].Code), ("Form", FormState.Empty.Refused(refused.Refusals)));
        }

        return Answers.SeeOther(Address + "?esito=password-changed");
    }

    private static async Task<IResult> EndSessionsAsync(Visit visit, ISessions sessions, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        if (visit.Guest!.Account is not { } account)
        {
            return Results.NotFound();
        }

        var one = Guid.TryParse(form["sessione"], out var id) ? id : (Guid?)null;
        return await sessions.RevokeAsync(account, one, one is null ? visit.Guest.Session : null, visit.Guest.Actor, ct) is Result<int>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Address + "?esito=sessions-ended");
    }

    // A factor just shown makes the session a strong one, under a new secret.
    private static async Task<IResult> StrongerAsync(Visit visit, SignIns signIns, SignInMeans means, string done, CancellationToken ct)
    {
        var guest = visit.Guest!;
        return guest.IsStrong || await signIns.OpenAsync(visit.Http, guest with { Means = means }, keepsAge: true, ct) is Result<Guest>.Ok
            ? Answers.SeeOther($"{Address}?esito={done}")
            : Answers.SeeOther("/entra");
    }

    /// <summary>Why the way of signing in may not be changed now, or null.</summary>
    internal static Refusal? Unready(Visit visit) => visit.Guest!.Account is null ? new PersonaNotHere() : IsFresh(visit) ? null : new SignInNotFresh();

    private static bool IsFresh(Visit visit) =>
        Instant.FromDateTimeOffset(visit.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()) - SignInCookie.OpenedAt(visit.Http.User) < Fresh;
}
