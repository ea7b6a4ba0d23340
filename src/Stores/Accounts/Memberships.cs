// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>Gives memberships, inside a unit of work that is open.</summary>
internal sealed class Memberships(AccountsContext context, IAuditTrail audit, IIdentifiers identifiers, IClock clock)
{
    public async Task<Result<Membership>> GiveAsync(AccountId account, Role role, OrganisationId? organisation, Actor by, CancellationToken ct)
    {
        var place = organisation?.Value;
        if (await context.Memberships.AnyAsync(
            row => row.Account == account.Value && row.Role == role && row.Organisation == place && row.EndedAt == null, ct))
        {
            return new AlreadyMember();
        }

        var membership = new Membership(identifiers.Next(), account, role, organisation, by, clock.GetCurrentInstant());
        context.Memberships.Add(MembershipRow.From(membership));
        await context.SaveChangesAsync(ct);
        await audit.AppendAsync(new AuditAct(by, "membership-given", "account", account.ToString(), DetailsOf(membership)), ct);
        return membership;
    }

    public static Json DetailsOf(Membership membership) => Json.Object(
        ("membership", membership.Id.ToString()),
        ("role", membership.Role.Word()),
        ("organisation", membership.Organisation is { } organisation ? organisation.ToString() : Json.Null));
}
