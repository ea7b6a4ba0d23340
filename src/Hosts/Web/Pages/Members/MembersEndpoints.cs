// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Who works here: members, invitations that wait, and the act of inviting.</summary>
public static class MembersEndpoints
{
    /// <summary>Where they are listed.</summary>
    public const string Address = "/lavoro/utenti";

    /// <summary>Maps <c>/lavoro/utenti</c> and what lies below it.</summary>
    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        app.MapPage(AccessPolicies.Members, Address, (Visit visit, CancellationToken ct) => StoredListEndpoints.AnswerAsync(new ActRequest(visit, ct), MemberList.OpenAsync, ListAsync));
        app.MapListFiles(AccessPolicies.Members, Address, "members", MemberList.OpenAsync);
        app.MapPage(AccessPolicies.Members, Address + "/invita", (Visit visit, Letterhead letters, WholeBook whole, CancellationToken ct) =>
            FormAsync(visit, FormState.Empty, StatusCodes.Status200OK, letters, whole, ct));
        app.MapForm(AccessPolicies.Members, Address + "/invita", InviteAsync);
        app.MapPage(AccessPolicies.Members, Address + "/{id:guid}", ShowAsync);
        app.MapForm(AccessPolicies.Members, Address + "/{id:guid}/sessioni", EndSessionsAsync);
        app.MapForm(AccessPolicies.Operator, Address + "/{id:guid}/reimposta", ResetAsync);
        app.MapForm(AccessPolicies.Members, Address + "/{id:guid}/togli", EndAsync);
        app.MapForm(AccessPolicies.Members, Address + "/inviti/{id:guid}/ritira", WithdrawAsync);
    }

    /// <summary>The roles somebody may invite to: an officer's own organisation holds its own kind and auditors.</summary>
    public static IEnumerable<Role> RolesFor(Guest guest) => guest.Role switch
    {
        Roles.Operator => RoleWords.All,
        Roles.ComplianceOfficer => [Role.ComplianceOfficer, Role.Auditor],
        Roles.ClientOfficer => [Role.ClientOfficer, Role.Auditor],
        _ => [],
    };

    private static async Task<IResult> ListAsync(ActRequest request, StoredList<ListedMember> list, ListAsked asked)
    {
        var only = request.Get<Boundary>().Only;
        return Answers.Page<MembersPage>(
            ("Count", (await request.Get<IAccounts>().MembershipsOfAsync(only, request.Stop)).Count),
            ("Asked", asked),
            ("Found", await list.PageAsync(asked)),
            ("Invitations", await request.Get<IInvitations>().OpenAsync(only, request.Stop)),
            ("Book", await request.Get<WholeBook>().Ledger.ReadAsync(request.Stop)));
    }

    // A membership of another organisation is not even known here.
    private static async Task<Membership?> KnownAsync(Guid id, IAccounts accounts, Boundary boundary, CancellationToken ct) =>
        (await accounts.MembershipsOfAsync(boundary.Only, ct)).FirstOrDefault(member => member.Id == id);

    private static async Task<IResult> ShowAsync(Guid id, IAccounts accounts, ISessions sessions, WholeBook whole, Boundary boundary, CancellationToken ct) =>
        await KnownAsync(id, accounts, boundary, ct) is { } member && await accounts.FindAsync(member.Account, ct) is { } card
            ? Answers.Page<MemberPage>(
                ("Member", member),
                ("Card", card),
                ("Sessions", Sequence.From((await sessions.ListAsync(member.Account, ct)).Where(session => session.Membership == id))),
                ("Book", await whole.Ledger.ReadAsync(ct)))
            : Answers.Problem([new MembershipUnknown()]);

    private static async Task<IResult> EndSessionsAsync(Guid id, Visit visit, IAccounts accounts, ISessions sessions, Boundary boundary, CancellationToken ct) =>
        await KnownAsync(id, accounts, boundary, ct) is not { } member ? Answers.Problem([new MembershipUnknown()])
        : await sessions.RevokeAsync(member, visit.Guest!.Actor, ct) is Result<int>.Refused refused ? Answers.Problem(refused.Refusals)
        : Answers.SeeOther($"{Address}/{id}?esito=sessions-ended");

    // An account may work for several organisations: only who looks after all of them replaces its password.
    private static async Task<IResult> ResetAsync(Guid id, Visit visit, IAccounts accounts, IPasswordResets resets, Boundary boundary, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        if (await KnownAsync(id, accounts, boundary, ct) is not { } member)
        {
            return Answers.Problem([new MembershipUnknown()]);
        }

        return await resets.MakeAsync(member.Account, form["factors"] == "lost", visit.Guest!.Actor, ct) switch
        {
            Result<(PasswordReset Reset, string Secret)>.Ok(var made) => Answers.Page<PasswordResetMadePage>(
                ("Link", $"{Letterhead.PortalOf(visit.Http.Request)}/reimposta/{made.Secret}"), ("Reset", made.Reset)),
            Result<(PasswordReset Reset, string Secret)>.Refused refused => Answers.Problem(refused.Refusals),
            _ => throw new InvalidOperationException("Neither a link nor a refusal."),
        };
    }

    private static async Task<IResult> FormAsync(Visit visit, FormState form, int status, Letterhead letters, WholeBook whole, CancellationToken ct)
    {
        var guest = visit.Guest!;
        var book = await whole.Ledger.ReadAsync(ct);
        var places = book.Organisations.Values
            .Where(one => !one.IsClosedOn(visit.Today) && (guest.SeesEverything || one.Id == guest.Organisation))
            .OrderBy(one => one.LegalName, StringComparer.CurrentCultureIgnoreCase)
            .Select(one => new Choice(one.Id.ToString(), one.LegalName));
        var draft = form == FormState.Empty ? FormDraftEndpoints.Find(visit) : null;
        return Answers.Page<InvitePage>(
            status,
            ("Form", draft?.Form ?? form),
            ("Draft", draft),
            ("Writes", letters.Writes),
            ("Roles", Sequence.From(RolesFor(guest).Select(role => new Choice(role.Word(), visit["role." + role.Word()])))),
            ("Places", Sequence.From((guest.SeesEverything ? [new Choice("", visit["member.installation"])] : (Choice[])[]).Concat(places))));
    }

    private static async Task<IResult> InviteAsync(Visit visit, IInvitations invitations, Letterhead letters, WholeBook whole, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var guest = visit.Guest!;
        var place = Guid.TryParse(form["organisation"], out var id) ? new OrganisationId(id) : (OrganisationId?)null;
        if (!RoleWords.TryParse(form["role"], out var role) || !RolesFor(guest).Contains(role))
        {
            return await FormAsync(visit, form.Refused([new FieldNotUnderstood("role") { Where = "role" }]), StatusCodes.Status400BadRequest, letters, whole, ct);
        }

        if (!guest.SeesEverything && place != guest.Organisation)
        {
            return Answers.Problem([new OrganisationNotYours()]);
        }

        var letter = letters.To(form["email"], visit.Http.Request);
        return await invitations.InviteAsync(role, place, guest.Actor, letter, ct) switch
        {
            Result<(Invitation Invitation, string Secret)>.Ok(var made) => Invited(visit, made.Invitation, made.Secret, letter?.To),
            Result<(Invitation Invitation, string Secret)>.Refused refused =>
                await FormAsync(visit, form.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), letters, whole, ct),
            _ => throw new InvalidOperationException("Neither an invitation nor a refusal."),
        };
    }

    private static IResult Invited(Visit visit, Invitation invitation, string secret, string? sentTo)
    {
        FormDraftEndpoints.Forget(visit);
        return Answers.Page<InvitationMadePage>(
            ("Link", $"{Letterhead.PortalOf(visit.Http.Request)}/invito/{secret}"), ("Invitation", invitation), ("SentTo", sentTo));
    }

    private static async Task<IResult> EndAsync(Guid id, Visit visit, IAccounts accounts, Boundary boundary, CancellationToken ct)
    {
        if (await KnownAsync(id, accounts, boundary, ct) is null)
        {
            return Answers.Problem([new MembershipUnknown()]);
        }

        return await accounts.EndAsync(id, visit.Guest!.Actor, ct) is Result<Membership>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Address + "?esito=membership-ended");
    }

    private static async Task<IResult> WithdrawAsync(Guid id, Visit visit, IInvitations invitations, Boundary boundary, CancellationToken ct)
    {
        if ((await invitations.OpenAsync(boundary.Only, ct)).All(invitation => invitation.Id != id))
        {
            return Answers.Problem([new InvitationUnknown()]);
        }

        return await invitations.WithdrawAsync(id, visit.Guest!.Actor, ct) is Result<Invitation>.Refused refused
            ? Answers.Problem(refused.Refusals)
            : Answers.SeeOther(Address + "?esito=invitation-withdrawn");
    }
}
