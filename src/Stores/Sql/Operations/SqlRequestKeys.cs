// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Keys of requests in the database.</summary>
internal sealed class SqlRequestKeys(FilieraContext context, IUnitOfWork unit, IClock clock) : IRequestKeys
{
    public Task<Result<KeptAnswer?>> BeginAsync(Actor by, string key, ContentHash request, CancellationToken ct) => unit.CommitAsync<KeptAnswer?>(
        async token =>
        {
            var now = clock.GetCurrentInstant();
            if (await FindAsync(by, key, token) is { } known)
            {
                var answer = known.Status is { } status ? new KeptAnswer(status, known.Location, Sequence.From(known.Body ?? [])) : null;
                return RequestKeys.Again(known.Request, known.At, answer, request, now);
            }

            var old = now - Duration.FromDays(RequestKeys.KeptDays);
            await context.Set<RequestKeyRow>().Where(row => row.At < old).ExecuteDeleteAsync(token);
            context.Add(new RequestKeyRow { Sender = by, Key = key, Request = request, At = now });
            await context.SaveChangesAsync(token);
            return new Result<KeptAnswer?>.Ok(null);
        },
        ct);

    public Task EndAsync(Actor by, string key, KeptAnswer answer, CancellationToken ct) => ChangeAsync(
        by,
        key,
        row => (row.Status, row.Location, row.Body) = (answer.Status, answer.Location, [.. answer.Body]),
        ct);

    public Task ForgetAsync(Actor by, string key, CancellationToken ct) => ChangeAsync(by, key, row => context.Remove(row), ct);

    private Task<RequestKeyRow?> FindAsync(Actor by, string key, CancellationToken ct) =>
        context.Set<RequestKeyRow>().SingleOrDefaultAsync(row => row.Sender == by && row.Key == key, ct);

    private async Task ChangeAsync(Actor by, string key, Action<RequestKeyRow> change, CancellationToken ct) => await unit.CommitAsync<int>(
        async token =>
        {
            if (await FindAsync(by, key, token) is { } row)
            {
                change(row);
                await context.SaveChangesAsync(token);
            }

            return 0;
        },
        ct);
}
