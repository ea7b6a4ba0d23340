// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Accounts;

/// <summary>The keys of programs in the system of record.</summary>
internal sealed class SqlApiKeys(AccountsContext context, AccountsUnit unit, IAuditTrail audit, IIdentifiers identifiers, IClock clock) : IApiKeys
{
    private const int LongestName = 80;
    private static readonly Duration Grain = Duration.FromMinutes(5);

    public async Task<Result<(ApiKey Key, string Secret)>> MakeAsync(
        string name, OrganisationId? organisation, Sequence<ApiScope> scopes, Instant expiresAt, Actor by, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (Problems(name, scopes, expiresAt, now) is { IsEmpty: false } problems)
        {
            return problems;
        }

        var secret = Secrets.New("flr_");
        var row = new ApiKeyRow
        {
            Id = identifiers.Next(),
            SecretHash = Secrets.Hash(secret),
            Name = name.Trim(),
            Organisation = organisation?.Value,
            Scopes = scopes.Write(),
            By = by,
            At = now,
            ExpiresAt = expiresAt,
        };
        return await unit.CommitAsync<(ApiKey, string)>(
            async token =>
            {
                context.ApiKeys.Add(row);
                await context.SaveChangesAsync(token);
                await audit.AppendAsync(new AuditAct(by, "api-key-made", "api-key", row.Id.ToString(), DetailsOf(row)), token);
                return (row.ToKey(), secret);
            },
            ct);
    }

    public async Task<ApiKey?> UseAsync(string secret, CancellationToken ct)
    {
        var hash = Secrets.Hash(secret);
        var now = clock.GetCurrentInstant();
        if (await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == hash, ct) is not { } found || !found.ToKey().WorksAt(now))
        {
            return null;
        }

        if (found.UsedAt is not { } used || now - used >= Grain)
        {
            await UsedAsync(found, now, ct);
        }

        return found.ToKey();
    }

    public async Task<ApiKey?> FindAsync(Guid id, CancellationToken ct) =>
        await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is { } found && found.ToKey().WorksAt(clock.GetCurrentInstant())
            ? found.ToKey()
            : null;

    public async Task<Sequence<ApiKey>> ListAsync(OrganisationId? organisation, CancellationToken ct)
    {
        var rows = context.ApiKeys.AsNoTracking();
        rows = organisation is { } only ? rows.Where(row => row.Organisation == only.Value) : rows;
        return Sequence.From((await rows.ToListAsync(ct)).OrderByDescending(row => row.At).Select(row => row.ToKey()));
    }

    public Task<Result<ApiKey>> RevokeAsync(Guid id, Actor by, CancellationToken ct) => unit.CommitAsync<ApiKey>(
        async token =>
        {
            if (await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == id && row.RevokedAt == null, token) is not { } row)
            {
                return new ApiKeyUnknown();
            }

            row.RevokedAt = clock.GetCurrentInstant();
            await context.SaveChangesAsync(token);
            await audit.AppendAsync(new AuditAct(by, "api-key-revoked", "api-key", id.ToString(), DetailsOf(row)), token);
            return row.ToKey();
        },
        ct);

    private Task<Result<int>> UsedAsync(ApiKeyRow found, Instant now, CancellationToken ct) => unit.CommitAsync<int>(
        async token =>
        {
            if (found.UsedAt is null && await context.ApiKeys.AnyAsync(row => row.Id == found.Id && row.UsedAt == null, token))
            {
                await audit.AppendAsync(
                    new AuditAct(found.ToKey().Actor, "api-key-first-used", "api-key", found.Id.ToString(), DetailsOf(found)), token);
            }

            return await context.ApiKeys.Where(row => row.Id == found.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.UsedAt, (Instant?)now), token);
        },
        ct);

    private static Json DetailsOf(ApiKeyRow row) => Json.Object(
        ("scopes", row.Scopes), ("organisation", row.Organisation is { } organisation ? organisation.ToString() : Json.Null));

    private static Sequence<Refusal> Problems(string name, Sequence<ApiScope> scopes, Instant expiresAt, Instant now)
    {
        var problems = new List<Refusal>();
        if (name.Trim() is not { Length: > 0 and <= LongestName } || name.Any(char.IsControl))
        {
            problems.Add(new ApiKeyNameMissing { Where = "name" });
        }

        if (scopes.IsEmpty)
        {
            problems.Add(new ApiKeyScopeMissing { Where = "scopes" });
        }

        if (expiresAt <= now || expiresAt > now + ApiKey.LongestLife)
        {
            problems.Add(new ApiKeyLifeInvalid((int)ApiKey.LongestLife.TotalDays) { Where = "until" });
        }

        return Sequence.From(problems);
    }
}
