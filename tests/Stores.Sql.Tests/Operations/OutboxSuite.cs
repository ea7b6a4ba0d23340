// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>The outbox, the same on every engine.</summary>
public abstract class OutboxSuite(Engine engine)
{
    private static readonly OutboxOptions Options = new()
    {
        Retry = new RetryPolicy(3, Duration.FromSeconds(10), Duration.FromMinutes(1), default),
    };

    [Fact]
    public async Task A_message_is_delivered_when_its_act_is_committed_and_kept_once_for_each_key()
    {
        await using var db = await engine.CreateAsync();
        var sent = Send(db, _ => Task.CompletedTask);
        await db.CommitAsync<IOutbox, bool>(async outbox =>
        {
            await outbox.AddAsync(Message("undone"), default);
            return new DatabaseFull();
        });
        await AddAsync(db, "a", "b", "a");

        Assert.Equal(2, await DispatchAsync(db));
        Assert.Equal(0, await DispatchAsync(db));

        Assert.Equal([Message("a"), Message("b")], sent.OrderBy(message => message.Key));
        var delivered = await ListAsync(db, OutboxState.Delivered);
        Assert.Equal(2, delivered.Count);
        Assert.Equal(delivered.Reverse().Take(1), await db.WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(queue => queue.NewestAsync(["tell", "other"], 1, default)));
        Assert.Empty(await db.WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(queue => queue.NewestAsync(["other"], 1, default)));
    }

    [Fact]
    public async Task A_message_that_cannot_be_delivered_waits_longer_and_longer_and_is_then_parked()
    {
        await using var db = await engine.CreateAsync();
        var sent = Send(db, _ => throw new InvalidTimeZoneException());
        await AddAsync(db, "a");

        Assert.Equal(1, await DispatchAsync(db));
        Assert.Equal(db.Clock.Now + Duration.FromSeconds(10), (await ListAsync(db, OutboxState.Waiting))[0].NotBefore);
        Assert.Equal(0, await DispatchAsync(db));
        db.Clock.Advance(Duration.FromSeconds(10));
        Assert.Equal(1, await DispatchAsync(db));
        db.Clock.Advance(Duration.FromSeconds(20));
        Assert.Equal(1, await DispatchAsync(db));

        var parked = Assert.Single(await ListAsync(db, OutboxState.Parked));
        Assert.Equal((3, nameof(InvalidTimeZoneException)), (parked.Attempts, parked.LastFailure));
        Assert.Equal(3, sent.Count);
        Assert.Equal(
            OutboxState.Waiting,
            (await db.WithAsync<IOutboxQueue, Result<OutboxEntry>>(queue => queue.UnparkAsync(parked.Id, default))).ValueOrThrow().State);
        Assert.Equal(1, await DispatchAsync(db));
        Assert.Equal(
            new Result<OutboxEntry>.Refused([new MessageUnknown()]),
            await db.WithAsync<IOutboxQueue, Result<OutboxEntry>>(queue => queue.UnparkAsync(default, default)));
    }

    [Fact]
    public async Task A_message_whose_carrier_died_is_carried_by_another()
    {
        await using var db = await engine.CreateAsync();
        var sent = Send(db, _ => Task.CompletedTask);
        await AddAsync(db, "a");
        await db.WithAsync<IOutboxQueue, Result<Sequence<OutboxEntry>>>(queue => queue.ClaimAsync(["tell"], 10, Options.Lease, default));
        Assert.Equal(0, await DispatchAsync(db));
        db.Clock.Advance(Options.Lease);
        Assert.Equal(1, await DispatchAsync(db));
        Assert.Equal([Message("a")], sent);
    }

    private static OutboxMessage Message(string key) => new("tell", key, Json.Object(("key", key)));

    private static List<OutboxMessage> Send(TestDatabase db, Func<OutboxMessage, Task> send)
    {
        var sent = new List<OutboxMessage>();
        db.ConfigureServices = services => services.AddScoped<IOutboxSender>(_ => new Sender(message =>
        {
            sent.Add(message);
            return send(message);
        }));
        return sent;
    }

    private static async Task AddAsync(TestDatabase db, params string[] keys) => (await db.CommitAsync<IOutbox, bool>(async outbox =>
    {
        foreach (var key in keys)
        {
            await outbox.AddAsync(Message(key), default);
        }

        return true;
    })).ValueOrThrow();

    private static Task<int> DispatchAsync(TestDatabase db) =>
        new OutboxDispatcher(db.Single<IWorkScopes>(), TimeProvider.System, Options).DispatchAsync(default);

    private static Task<Sequence<OutboxEntry>> ListAsync(TestDatabase db, OutboxState state) =>
        db.WithAsync<IOutboxQueue, Sequence<OutboxEntry>>(queue => queue.ListAsync(state, 100, default));

    private sealed class Sender(Func<OutboxMessage, Task> send) : IOutboxSender
    {
        public string Topic => "tell";

        public Task SendAsync(OutboxMessage message, CancellationToken ct) => send(message);
    }
}
