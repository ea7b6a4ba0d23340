// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The invitations in the system of record.</summary>
internal sealed class SqlInvitations(
    AccountsContext context,
    AccountsUnit unit,
    Memberships memberships,
    Letters letters,
    UserManager<Account> users,
    IPartyLedger parties,
    HouseWords house,
    IAuditTrail audit,
    IIdentifiers identifiers,
    IClock clock) : IInvitations
{
    private const int LongestName = 120;

    public async Task<Result<(Invitation Invitation, string Secret)>> InviteAsync(Role role, OrganisationId? organisation, Actor by, Delivery? letter, CancellationToken ct)
    {
        if (!await FitsAsync(role, organisation, ct))
        {
            return new RoleNotForOrganisation { Where = "organisation" };
        }

        if (letter is not null && !Letters.CanBeWrittenTo(letter.To))
        {
            return new EmailInvalid { Where = "email" };
        }

        var secret = Secrets.New("invito-");
        var now = clock.GetCurrentInstant();
        var row = new InvitationRow
        {
            Id = identifiers.Next(),
            SecretHash = Secrets.Hash(secret),
            Role = role,
            Organisation = organisation?.Value,
            By = by,
            At = now,
            ExpiresAt = now + Invitation.Life,
        };
        return await unit.CommitAsync<(Invitation, string)>(
            async token =>
            {
                context.Invitations.Add(row);
                await context.SaveChangesAsync(token);
                await audit.AppendAsync(new AuditAct(by, "account-invited", "invitation", row.Id.ToString(), DetailsOf(row)), token);
                if (letter is not null)
                {
                    await letters.SendAsync(letter, $"invitation-{row.Id}", AccountLetters.Invitation($"{letter.Portal}/invito/{secret}", row.ExpiresAt), token);
                }

                return (row.ToInvitation(), secret);
            },
            ct);
    }

    public async Task<Invitation?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        return await context.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == hash, ct) is { } row
            && row.ToInvitation() is var invitation && invitation.IsOpenAt(clock.GetCurrentInstant())
                ? invitation
                : null;
    }

    public async Task<Result<AccountId>> AcceptAsync(string secret, string name, string email, string password, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        var place = await context.Invitations.AsNoTracking().Where(row => row.SecretHash == hash).Select(row => row.Organisation).SingleOrDefaultAsync(ct);
        var problems = Problems(name, email, password, await house.OfAsync(null, name, email, place, ct));
        if (problems.Count > 0)
        {
            return Sequence.From(problems);
        }

        var account = new Account
        {
            Id = identifiers.Next(),
            UserName = email.Trim(),
            Email = email.Trim(),
            DisplayName = name.Trim(),
            CreatedAt = clock.GetCurrentInstant(),
        };

        // The slow hash is made before the database is held.
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        return await unit.CommitAsync<AccountId>(
            async token =>
            {
                if (await users.FindByEmailAsync(account.Email) is not null)
                {
                    return new EmailTaken { Where = "email" };
                }

                if ((await users.CreateAsync(account)).Errors.FirstOrDefault() is not null)
                {
                    return new EmailInvalid { Where = "email" };
                }

                var id = new AccountId(account.Id);
                await audit.AppendAsync(new AuditAct(new Actor($"person:{id}"), "account-made", "account", id.ToString(), Json.Object()), token);
                return await TakeAsync(secret, id, token) is Result<Membership>.Refused refused ? refused.Refusals : id;
            },
            ct);
    }

    public Task<Result<Membership>> AcceptAsync(string secret, AccountId account, CancellationToken ct) =>
        unit.CommitAsync(token => TakeAsync(secret, account, token), ct);

    public async Task<Sequence<Invitation>> OpenAsync(OrganisationId? organisation, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var rows = context.Invitations.AsNoTracking().Where(row => row.AcceptedBy == null && row.WithdrawnAt == null && row.ExpiresAt > now);
        rows = organisation is { } only ? rows.Where(row => row.Organisation == only.Value) : rows;
        return Sequence.From((await rows.ToListAsync(ct)).OrderByDescending(row => row.At).Select(row => row.ToInvitation()));
    }

    public Task<Result<Invitation>> WithdrawAsync(Guid id, Actor by, CancellationToken ct) => unit.CommitAsync<Invitation>(
        async token =>
        {
            var now = clock.GetCurrentInstant();
            if (await context.Invitations.SingleOrDefaultAsync(row => row.Id == id, token) is not { } row || !row.ToInvitation().IsOpenAt(now))
            {
                return new InvitationUnknown();
            }

            row.WithdrawnAt = now;
            await context.SaveChangesAsync(token);
            await audit.AppendAsync(new AuditAct(by, "invitation-withdrawn", "invitation", id.ToString(), DetailsOf(row)), token);
            return row.ToInvitation();
        },
        ct);

    private async Task<Result<Membership>> TakeAsync(string secret, AccountId account, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        if (await context.Invitations.SingleOrDefaultAsync(row => row.SecretHash == hash, ct) is not { } row
            || !row.ToInvitation().IsOpenAt(clock.GetCurrentInstant()))
        {
            return new InvitationUnknown();
        }

        row.AcceptedBy = account.Value;
        await context.SaveChangesAsync(ct);
        return await memberships.GiveAsync(account, row.Role, row.ToInvitation().Organisation, row.By, ct);
    }

    private async Task<bool> FitsAsync(Role role, OrganisationId? organisation, CancellationToken ct) => organisation is { } place
        ? role.IsAtOrganisation() && (await parties.ReadAsync(ct)).Organisations.TryGetValue(place, out var known) && role.Fits(known)
        : !role.IsAtOrganisation();

    private static List<Refusal> Problems(string name, string email, string password, string?[] words)
    {
        var problems = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName || name.Any(char.IsControl))
        {
            problems.Add(new NameMissing { Where = "name" });
        }

        if (!Letters.IsAddress(email))
        {
            problems.Add(new EmailInvalid { Where = "email" });
        }

        if (PasswordRule.Check(password, words) is { } weak)
        {
            problems.Add(weak with { Where = "password" });
        }

        return problems;
    }

    private static Json DetailsOf(InvitationRow row) => Json.Object(
        ("role", row.Role.Word()), ("organisation", row.Organisation is { } organisation ? organisation.ToString() : Json.Null));
}
