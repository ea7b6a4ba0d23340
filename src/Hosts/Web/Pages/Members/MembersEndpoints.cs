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
        app.MapPage(AccessPolicies.Members, Address, ListAsync);
        app.MapPage(AccessPolicies.Members, Address + "/invita", (Visit visit, WholeBook whole, CancellationToken ct) =>
            FormAsync(visit, FormState.Empty, StatusCodes.Status200OK, whole, ct));
        app.MapForm(AccessPolicies.Members, Address + "/invita", InviteAsync);
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

    private static async Task<IResult> ListAsync(Visit visit, IAccounts accounts, IInvitations invitations, WholeBook whole, Boundary boundary, CancellationToken ct)
    {
        var members = await accounts.MembershipsOfAsync(boundary.Only, ct);
        var cards = await accounts.FindAsync(Sequence.From(members.Select(member => member.Account)), ct);
        return Answers.Page<MembersPage>(
            ("Members", members),
            ("Cards", cards.ToDictionary(card => card.Id)),
            ("Invitations", await invitations.OpenAsync(boundary.Only, ct)),
            ("Book", await whole.Ledger.ReadAsync(ct)));
    }

    private static async Task<IResult> FormAsync(Visit visit, FormState form, int status, WholeBook whole, CancellationToken ct)
    {
        var guest = visit.Guest!;
        var book = await whole.Ledger.ReadAsync(ct);
        var places = book.Organisations.Values
            .Where(one => !one.IsClosedOn(visit.Today) && (guest.SeesEverything || one.Id == guest.Organisation))
            .OrderBy(one => one.LegalName, StringComparer.CurrentCultureIgnoreCase)
            .Select(one => new Choice(one.Id.ToString(), one.LegalName));
        return Answers.Page<InvitePage>(
            status,
            ("Form", form),
            ("Roles", Sequence.From(RolesFor(guest).Select(role => new Choice(role.Word(), visit["role." + role.Word()])))),
            ("Places", Sequence.From((guest.SeesEverything ? [new Choice("", visit["member.installation"])] : (Choice[])[]).Concat(places))));
    }

    private static async Task<IResult> InviteAsync(Visit visit, IInvitations invitations, WholeBook whole, CancellationToken ct)
    {
        var form = await FormState.ReadAsync(visit.Http.Request, ct);
        var guest = visit.Guest!;
        var place = Guid.TryParse(form["organisation"], out var id) ? new OrganisationId(id) : (OrganisationId?)null;
        if (!RoleWords.TryParse(form["role"], out var role) || !RolesFor(guest).Contains(role))
        {
            return await FormAsync(visit, form.Refused([new FieldNotUnderstood("role") { Where = "role" }]), StatusCodes.Status400BadRequest, whole, ct);
        }

        if (!guest.SeesEverything && place != guest.Organisation)
        {
            return Answers.Problem([new OrganisationNotYours()]);
        }

        return await invitations.InviteAsync(role, place, guest.Actor, ct) switch
        {
            Result<(Invitation Invitation, string Secret)>.Ok(var made) => Answers.Page<InvitationMadePage>(
                ("Link", $"{visit.Http.Request.Scheme}://{visit.Http.Request.Host}/invito/{made.Secret}"), ("Invitation", made.Invitation)),
            Result<(Invitation Invitation, string Secret)>.Refused refused =>
                await FormAsync(visit, form.Refused(refused.Refusals), ProblemTable.StatusOf(refused.Refusals[0].Code), whole, ct),
            _ => throw new InvalidOperationException("Neither an invitation nor a refusal."),
        };
    }

    private static async Task<IResult> EndAsync(Guid id, Visit visit, IAccounts accounts, Boundary boundary, CancellationToken ct)
    {
        // A membership of another organisation is not even known here.
        if ((await accounts.MembershipsOfAsync(boundary.Only, ct)).All(member => member.Id != id))
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
