// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>A PostgreSQL server that is locked, read-only or out of reach.</summary>
public sealed class PostgresOutages(PostgresEngine engine)
{
    [Fact]
    public async Task A_turn_that_does_not_come_is_refused()
    {
        await using var db = await engine.CreateAsync();
        await using var patient = db.Provider(db.Options with { LockTimeout = Duration.FromSeconds(1) });
        await using var scope = db.Scope();
        var inside = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>()
            .CommitAsync<Result<long>>(async _ => new Result<Result<long>>.Ok(await AppendAsync(patient)), default);
        Assert.Equal(new Result<long>.Refused([new DatabaseLocked()]), inside.ValueOrThrow());
        Assert.Equal(new Result<long>.Ok(1), await AppendAsync(patient));
    }

    [Fact]
    public async Task A_server_that_only_reads_refuses_writes()
    {
        await using var db = await engine.CreateAsync();
        await db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$"));
        await using var provider = db.Provider(db.Options);
        Assert.Equal(new Result<long>.Refused([new DatabaseReadOnly()]), await AppendAsync(provider));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var nowhere = new TestDatabase(
            SqlStoreOptions.Postgres("Host=127.0.0.1;Port=1;Username=nobody;Database=nowhere;Timeout=2"), () => Task.CompletedTask);
        Assert.Equal(new Result<int>.Refused([new DatabaseUnreachable()]), await nowhere.MigrateAsync());
        await using var provider = nowhere.Provider(nowhere.Options);
        Assert.Equal(new Result<long>.Refused([new DatabaseUnreachable()]), await AppendAsync(provider));
    }

    private static async Task<Result<long>> AppendAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync<long>(
            async ct => (await trail.AppendAsync(new AuditAct(Actor.System("test"), "thing-done", "thing", "a", Json.Null), ct)).Number, default);
    }
}
