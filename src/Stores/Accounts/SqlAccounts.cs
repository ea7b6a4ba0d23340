// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The accounts in the system of record.</summary>
internal sealed class SqlAccounts(AccountsContext context, AccountsUnit unit, IAuditTrail audit, IClock clock) : IAccounts
{
    public async Task<AccountCard?> FindAsync(AccountId id, CancellationToken ct) =>
        await context.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id.Value, ct) is { } found ? CardOf(found) : null;

    public async Task<Sequence<AccountCard>> FindAsync(Sequence<AccountId> ids, CancellationToken ct)
    {
        var wanted = ids.Select(id => id.Value).Distinct().ToArray();
        var found = await context.Users.AsNoTracking().Where(account => wanted.Contains(account.Id)).ToListAsync(ct);
        return Sequence.From(found.OrderBy(account => account.Id).Select(CardOf));
    }

    public Task<bool> HasOperatorAsync(CancellationToken ct) =>
        context.Memberships.AnyAsync(row => row.Role == Role.Operator && row.EndedAt == null, ct);

    public async Task<Sequence<Membership>> MembershipsAsync(AccountId account, CancellationToken ct)
    {
        var found = await context.Memberships.AsNoTracking().Where(row => row.Account == account.Value && row.EndedAt == null).ToListAsync(ct);
        return Sequence.From(found.OrderBy(row => row.Since).ThenBy(row => row.Id).Select(row => row.ToMembership()));
    }

    public async Task<Sequence<Membership>> MembershipsOfAsync(OrganisationId? organisation, CancellationToken ct)
    {
        var rows = context.Memberships.AsNoTracking().Where(row => row.EndedAt == null);
        rows = organisation is { } only ? rows.Where(row => row.Organisation == only.Value) : rows;
        return Sequence.From((await rows.ToListAsync(ct)).OrderBy(row => row.Since).ThenBy(row => row.Id).Select(row => row.ToMembership()));
    }

    public Task<Result<Membership>> EndAsync(Guid membership, Actor by, CancellationToken ct) => unit.CommitAsync<Membership>(
        async token =>
        {
            if (await context.Memberships.SingleOrDefaultAsync(row => row.Id == membership && row.EndedAt == null, token) is not { } row)
            {
                return new MembershipUnknown();
            }

            if (row.Role == Role.Operator && await context.Memberships.CountAsync(other => other.Role == Role.Operator && other.EndedAt == null, token) == 1)
            {
                return new LastOperator();
            }

            row.EndedAt = clock.GetCurrentInstant();
            await context.SaveChangesAsync(token);

            // Whoever is signed in by it is signed out at once: the session is what carries the right.
            await context.Sessions.Where(session => session.Membership == membership).ExecuteDeleteAsync(token);
            var ended = row.ToMembership();
            await audit.AppendAsync(new AuditAct(by, "membership-ended", "account", ended.Account.ToString(), Memberships.DetailsOf(ended)), token);
            return ended;
        },
        ct);

    private static AccountCard CardOf(Account account) => new(
        new AccountId(account.Id),
        account.DisplayName,
        account.Email ?? "",
        account.PasswordHash is not null,
        account.TwoFactorEnabled,
        account.RecoveryCodes.Length,
        account.CreatedAt);
}
