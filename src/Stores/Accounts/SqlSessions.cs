// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The sessions in the system of record.</summary>
internal sealed class SqlSessions(AccountsContext context, AccountsUnit unit, IAuditTrail audit, TimeProvider time) : ISessions
{
    public Task<Result<Session>> OpenAsync(Session session, string secretHash, CancellationToken ct) => unit.CommitAsync<Session>(
        async token =>
        {
            var now = Now;
            await context.Sessions.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(token);
            context.Sessions.Add(new SessionRow
            {
                Id = session.Id,
                SecretHash = secretHash,
                Account = session.Account?.Value,
                Membership = session.Membership,
                Means = session.Means,
                Device = session.Device,
                OpenedAt = session.OpenedAt,
                SeenAt = session.SeenAt,
                ExpiresAt = session.ExpiresAt,
            });
            if (session.Account is { } account)
            {
                await audit.AppendAsync(
                    new AuditAct(
                        new Actor("person:" + account),
                        "signed-in",
                        "account",
                        account.ToString(),
                        Json.Object(("means", KebabOf(session.Means)), ("session", session.Id.ToString()))),
                    token);
            }

            return session;
        },
        ct);

    public async Task<Session?> FindAsync(string secretHash, CancellationToken ct) =>
        await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == secretHash, ct) is { } row && Now < row.ExpiresAt
            ? row.ToSession()
            : null;

    public async Task SeenAsync(string secretHash, Instant seenAt, Instant expiresAt, CancellationToken ct) => await unit.CommitAsync<int>(
        async token => await context.Sessions.Where(row => row.SecretHash == secretHash).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.SeenAt, seenAt).SetProperty(one => one.ExpiresAt, expiresAt), token),
        ct);

    public async Task EndAsync(string secretHash, CancellationToken ct) => await unit.CommitAsync<int>(
        async token =>
        {
            if (await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == secretHash, token) is not { } row)
            {
                return 0;
            }

            if (row.Account is { } account)
            {
                await audit.AppendAsync(
                    new AuditAct(new Actor($"person:{account}"), "signed-out", "account", account.ToString(), Json.Object(("session", row.Id.ToString()))), token);
            }

            return await context.Sessions.Where(other => other.Id == row.Id).ExecuteDeleteAsync(token);
        },
        ct);

    public async Task<Sequence<Session>> ListAsync(AccountId account, CancellationToken ct)
    {
        var now = Now;
        var found = await context.Sessions.AsNoTracking().Where(row => row.Account == account.Value && row.ExpiresAt > now).ToListAsync(ct);
        return Sequence.From(found.OrderByDescending(row => row.OpenedAt).Select(row => row.ToSession()));
    }

    public Task<Result<int>> RevokeAsync(AccountId account, Guid? session, Guid? except, Actor by, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            var rows = context.Sessions.Where(row => row.Account == account.Value);
            rows = session is { } one ? rows.Where(row => row.Id == one) : rows;
            rows = except is { } kept ? rows.Where(row => row.Id != kept) : rows;
            var ended = await rows.ExecuteDeleteAsync(token);
            if (session is not null && ended == 0)
            {
                return new SessionUnknown();
            }

            if (ended > 0)
            {
                await audit.AppendAsync(new AuditAct(by, "sessions-ended", "account", account.ToString(), Json.Object(("count", ended))), token);
            }

            return ended;
        },
        ct);

    public Task<Result<int>> RevokeAsync(Membership membership, Actor by, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            var ended = await context.Sessions.Where(row => row.Membership == membership.Id).ExecuteDeleteAsync(token);
            await audit.AppendAsync(
                new AuditAct(
                    by, "sessions-ended", "account", membership.Account.ToString(), Json.Object(("count", ended), ("membership", membership.Id.ToString()))),
                token);
            return ended;
        },
        ct);

    // The clock of the cookies, which is the machine's: a session is no legal time.
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static string KebabOf(SignInMeans means) => means switch
    {
        SignInMeans.Passkey => "passkey",
        SignInMeans.PasswordAndCode => "password-and-code",
        SignInMeans.PasswordAndRecoveryCode => "password-and-recovery-code",
        SignInMeans.PasswordAlone => "password-alone",
        SignInMeans.Provider => "provider",
        _ => "persona",
    };
}
