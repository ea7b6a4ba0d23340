// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>The outbox in the database.</summary>
internal sealed class SqlOutbox(FilieraContext context, IUnitOfWork unit, SqlEngine engine, IIdentifiers identifiers, IClock clock)
    : IOutbox, IOutboxQueue
{
    public async Task AddAsync(OutboxMessage message, CancellationToken ct)
    {
        context.RequireUnit();
        if (!await context.Set<OutboxRow>().AnyAsync(row => row.Topic == message.Topic && row.Key == message.Key, ct))
        {
            context.Add(OutboxRow.From(OutboxLife.Add(identifiers.Next(), message, clock.GetCurrentInstant())));
            await context.SaveChangesAsync(ct);
        }
    }

    public async Task<Result<Sequence<OutboxEntry>>> ClaimAsync(Sequence<string> topics, int limit, Duration lease, CancellationToken ct)
    {
        try
        {
            if (!await Due(topics).AnyAsync(ct))
            {
                return Sequence<OutboxEntry>.Empty;
            }
        }
        catch (Exception e) when (engine.Explain(e) is { } refusal)
        {
            return refusal;
        }

        return await unit.CommitAsync<Sequence<OutboxEntry>>(async token =>
        {
            var now = clock.GetCurrentInstant();
            var claimed = new List<OutboxEntry>();
            foreach (var row in await Due(topics).OrderBy(row => row.Id).Take(limit).ToListAsync(token))
            {
                row.Become(OutboxLife.Claim(row.ToEntry(), now, lease));
                claimed.Add(row.ToEntry());
            }

            await context.SaveChangesAsync(token);
            return Sequence.From(claimed);
        }, ct);
    }

    public Task<Result<OutboxEntry>> DeliverAsync(OutboxEntry entry, CancellationToken ct) =>
        ChangeAsync(entry.Id, standing => OutboxLife.Deliver(standing, clock.GetCurrentInstant()), ct);

    public Task<Result<OutboxEntry>> FailAsync(OutboxEntry entry, string failure, RetryPolicy retry, CancellationToken ct) => ChangeAsync(
        entry.Id,

        // Another carrier took it over meanwhile: what happened to this one no longer counts.
        standing => standing.Attempts == entry.Attempts ? OutboxLife.Fail(standing, failure, retry, clock.GetCurrentInstant()) : standing,
        ct);

    public async Task<Sequence<OutboxEntry>> ListAsync(OutboxState state, int limit, CancellationToken ct) => Sequence.From(
        (await context.Set<OutboxRow>().AsNoTracking().Where(row => row.State == state).OrderBy(row => row.Id).Take(limit).ToListAsync(ct))
            .Select(row => row.ToEntry()));

    public async Task<Sequence<OutboxEntry>> NewestAsync(Sequence<string> topics, int limit, CancellationToken ct)
    {
        var mine = topics.ToArray();
        var rows = await context.Set<OutboxRow>().AsNoTracking().Where(row => mine.Contains(row.Topic)).OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct);
        return Sequence.From(rows.Select(row => row.ToEntry()));
    }

    public Task<Result<OutboxEntry>> UnparkAsync(Guid id, CancellationToken ct) =>
        ChangeAsync(id, standing => OutboxLife.Unpark(standing, clock.GetCurrentInstant()), ct);

    private IQueryable<OutboxRow> Due(Sequence<string> topics)
    {
        var now = clock.GetCurrentInstant();
        var mine = topics.ToArray();
        return context.Set<OutboxRow>()
            .Where(row => mine.Contains(row.Topic) && row.State == OutboxState.Waiting && row.NotBefore <= now);
    }

    private Task<Result<OutboxEntry>> ChangeAsync(Guid id, Func<OutboxEntry, OutboxEntry> change, CancellationToken ct) =>
        unit.CommitAsync<OutboxEntry>(
            async token =>
            {
                if (await context.Set<OutboxRow>().SingleOrDefaultAsync(row => row.Id == id, token) is not { } row)
                {
                    return new MessageUnknown();
                }

                row.Become(change(row.ToEntry()));
                await context.SaveChangesAsync(token);
                return row.ToEntry();
            },
            ct);
}
