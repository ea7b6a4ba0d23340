// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>A SQLite file that is locked, full, read-only, damaged or out of reach.</summary>
public sealed class SqliteOutages(SqliteEngine engine)
{
    [Fact]
    public async Task A_database_locked_by_another_program_refuses_and_works_again_afterwards()
    {
        await using var db = await engine.CreateAsync();
        await using var patient = db.Provider(db.Options with { LockTimeout = Duration.FromSeconds(1) });
        await using (var holder = new SqliteConnection($"Data Source={db.Path};Pooling=False"))
        {
            await holder.OpenAsync();
            await using var held = holder.BeginTransaction();
            Assert.Equal(Refused(new DatabaseLocked()), await AppendAsync(patient));
            Assert.Equal("database-locked", (await WriterAppendAsync(patient)).Refusals[0].Code);
        }

        Assert.Equal(new Result<long>.Ok(1), await AppendAsync(patient));
    }

    [Fact]
    public async Task A_unit_that_waits_too_long_for_its_own_program_is_refused_too()
    {
        await using var db = await engine.CreateAsync();
        await using var patient = db.Provider(db.Options with { LockTimeout = Duration.FromSeconds(1) });
        await using var scope = patient.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>()
            .CommitAsync<Result<long>>(async _ => new Result<Result<long>>.Ok(await AppendAsync(patient)), default);
        Assert.Equal(Refused(new DatabaseLocked()), result.ValueOrThrow());
    }

    [Fact]
    public async Task A_full_disk_refuses_and_what_was_acknowledged_stays()
    {
        await using var db = await engine.CreateAsync();
        await using var provider = db.Provider(db.Options);
        Assert.Equal(new Result<long>.Ok(1), await AppendAsync(provider));
        await using var scope = provider.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await context.Database.OpenConnectionAsync();
        var pages = await context.Database.SqlQueryRaw<long>("SELECT page_count AS \"Value\" FROM pragma_page_count").SingleAsync();
        await LimitAsync(context, pages);

        var result = await AppendAsync(scope.ServiceProvider, Json.Object(("long", new string('x', 100_000))));

        Assert.Equal(Refused(new DatabaseFull()), result);
        await LimitAsync(context, 1_000_000);
        Assert.Equal(new Result<long>.Ok(2), await AppendAsync(scope.ServiceProvider));
    }

    [Fact]
    public async Task A_read_only_database_is_read_and_refuses_writes()
    {
        await using var db = await engine.CreateAsync();
        await using (var writing = db.Provider(db.Options))
        {
            Assert.Equal(new Result<long>.Ok(1), await AppendAsync(writing));
        }

        await using var reading = db.Provider(SqlStoreOptions.SqliteReadOnly(db.Path!));
        await using var scope = reading.CreateAsyncScope();
        Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<IAuditTrail>().HeadAsync(default)).Number);
        Assert.Equal(Refused(new DatabaseReadOnly()), await AppendAsync(reading));
        Assert.Equal("database-read-only", (await WriterAppendAsync(reading)).Refusals[0].Code);
    }

    [Fact]
    public async Task A_file_that_is_no_database_and_a_folder_that_is_missing_are_named()
    {
        await using var db = await engine.CreateEmptyAsync();
        await File.WriteAllTextAsync(db.Path!, new string('x', 5000));
        Assert.Equal(new Result<int>.Refused([new DatabaseDamaged()]), await db.MigrateAsync());

        await using var nowhere = new TestDatabase(SqlStoreOptions.Sqlite(Path.Combine(db.Path! + ".missing", "a.db")), () => Task.CompletedTask);
        Assert.Equal(new Result<int>.Refused([new DatabaseUnreachable()]), await nowhere.MigrateAsync());
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_hold_up_the_next_one()
    {
        await using var db = await engine.CreateEmptyAsync();
        await db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL);"
            + "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00');"));
        Assert.Equal(new Result<int>.Ok(1), await db.MigrateAsync());
    }

    [Fact]
    public async Task Every_commit_is_flushed_and_the_log_is_written_ahead()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        await context.Database.OpenConnectionAsync();
        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(2, await context.Database.SqlQueryRaw<long>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync());
        Assert.Equal(1, await context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
    }

    private static async Task LimitAsync(FilieraContext context, long pages)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = FormattableString.Invariant($"PRAGMA max_page_count={pages};");
        await command.ExecuteNonQueryAsync();
    }

    private static Result<long> Refused(Refusal refusal) => new Result<long>.Refused([refusal]);

    private static async Task<Result<long>> AppendAsync(ServiceProvider provider)
    {
        await using var scope = provider.CreateAsyncScope();
        return await AppendAsync(scope.ServiceProvider);
    }

    private static Task<Result<long>> AppendAsync(IServiceProvider scope, Json? details = null) =>
        scope.GetRequiredService<IUnitOfWork>().CommitAsync<long>(
            async ct => (await scope.GetRequiredService<IAuditTrail>().AppendAsync(Act(details ?? Json.Null), ct)).Number, default);

    private static async Task<Result<Sequence<AuditEntry>>.Refused> WriterAppendAsync(ServiceProvider provider) =>
        Assert.IsType<Result<Sequence<AuditEntry>>.Refused>(
            await provider.GetRequiredService<IAuditWriter>().AppendAsync([Act(Json.Null)], default));

    private static AuditAct Act(Json details) => new(Actor.System("test"), "thing-done", "thing", "a", details);
}
