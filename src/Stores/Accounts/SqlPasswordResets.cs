// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The links that replace a password, in the system of record.</summary>
internal sealed class SqlPasswordResets(
    AccountsContext context, AccountsUnit unit, Letters letters, HouseWords house, UserManager<Account> users, IAuditTrail audit, IIdentifiers identifiers, IClock clock) : IPasswordResets
{
    private static readonly Actor Door = Actor.System("password-reset");

    public async Task<Result<Instant>> SendAsync(Delivery letter, CancellationToken ct)
    {
        var account = Letters.IsAddress(letter.To) ? await users.FindByEmailAsync(letter.To.Trim()) : null;
        var now = clock.GetCurrentInstant();
        return await unit.CommitAsync<Instant>(
            async token =>
            {
                var isDue = account is not null && Letters.CanBeWrittenTo(account.Email!) && !await context.PasswordResets.AnyAsync(
                    row => row.Account == account.Id && row.By == Door && row.UsedAt == null && row.At > now - PasswordReset.Rest, token);
                await TellAsync(Door, "password-reset-asked", account?.Id.ToString() ?? "unknown", Json.Object(("sent", isDue)), token);
                if (isDue)
                {
                    var (row, secret) = await AddAsync(account!.Id, dropsFactors: false, Door, token);
                    await letters.SendAsync(
                        letter with { To = account.Email! }, $"password-reset-{row.Id}", AccountLetters.PasswordReset($"{letter.Portal}/reimposta/{secret}", row.ExpiresAt), token);
                }

                return now;
            },
            ct);
    }

    public Task<Result<(PasswordReset Reset, string Secret)>> MakeAsync(AccountId account, bool dropsFactors, Actor by, CancellationToken ct) =>
        unit.CommitAsync<(PasswordReset, string)>(
            async token =>
            {
                if (!await context.Users.AnyAsync(known => known.Id == account.Value, token))
                {
                    return new MembershipUnknown();
                }

                var (row, secret) = await AddAsync(account.Value, dropsFactors, by, token);
                await TellAsync(by, "password-reset-made", account.ToString(), Json.Object(("factors", dropsFactors)), token);
                return (row.ToReset(), secret);
            },
            ct);

    public async Task<PasswordReset?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        return await context.PasswordResets.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == hash, ct) is { } row
            && row.ToReset() is var reset && reset.IsOpenAt(clock.GetCurrentInstant())
                ? reset
                : null;
    }

    public async Task<Result<AccountId>> UseAsync(string secret, string password, CancellationToken ct)
    {
        if (await FindAsync(secret, ct) is not { } reset)
        {
            return new PasswordResetUnknown();
        }

        var before = await context.Users.AsNoTracking().SingleAsync(known => known.Id == reset.Account.Value, ct);
        if (PasswordRule.Check(password, await house.OfAsync(before.Id, before.DisplayName, before.Email, null, ct)) is { } weak)
        {
            return weak with { Where = "password" };
        }

        // The slow hash is computed before the database is held.
        var hashed = users.PasswordHasher.HashPassword(before, password);
        return await unit.CommitAsync<AccountId>(
            async token =>
            {
                var now = clock.GetCurrentInstant();
                var links = await context.PasswordResets.Where(row => row.Account == reset.Account.Value && row.UsedAt == null).ToListAsync(token);
                if (!links.Any(row => row.Id == reset.Id))
                {
                    return new PasswordResetUnknown();
                }

                links.ForEach(row => row.UsedAt = now);
                await ReplaceAsync(reset, hashed, token);
                await TellAsync(new Actor($"person:{reset.Account}"), "password-reset", reset.Account.ToString(), Json.Object(("factors", reset.DropsFactors)), token);
                return reset.Account;
            },
            ct);
    }

    // Whoever was signed in is signed out, whoever waited waits no more; the second factor stays unless it was lost too.
    private async Task ReplaceAsync(PasswordReset reset, string hashed, CancellationToken ct)
    {
        var account = await context.Users.SingleAsync(known => known.Id == reset.Account.Value, ct);
        account.PasswordHash = hashed;
        account.SecurityStamp = Secrets.New("");
        account.Succeed();
        if (reset.DropsFactors)
        {
            account.TwoFactorEnabled = false;
            account.CodeSecret = null;
            account.RecoveryHashes = "";
            foreach (var passkey in await users.GetPasskeysAsync(account))
            {
                await users.RemovePasskeyAsync(account, passkey.CredentialId);
            }
        }

        await context.SaveChangesAsync(ct);
        await context.Sessions.Where(row => row.Account == reset.Account.Value).ExecuteDeleteAsync(ct);
    }

    private async Task<(PasswordResetRow Row, string Secret)> AddAsync(Guid account, bool dropsFactors, Actor by, CancellationToken ct)
    {
        var (secret, now) = (Secrets.New("nuova-"), clock.GetCurrentInstant());

        // What is over opens nothing, and the audit trail has it.
        await context.PasswordResets.Where(other => other.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        var row = new PasswordResetRow
        {
            Id = identifiers.Next(),
            SecretHash = Secrets.Hash(secret),
            Account = account,
            DropsFactors = dropsFactors,
            By = by,
            At = now,
            ExpiresAt = now + PasswordReset.Life,
        };
        context.PasswordResets.Add(row);
        return (row, secret);
    }

    private Task TellAsync(Actor by, string verb, string account, Json details, CancellationToken ct) =>
        audit.AppendAsync(new AuditAct(by, verb, "account", account, details), ct);
}
