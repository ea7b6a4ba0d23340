// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Filiera.Stores.Sql.Tests;

/// <summary>Migrations, the same on every engine.</summary>
public abstract class SchemaSuite(Engine engine)
{
    [Fact]
    public async Task An_empty_database_is_brought_up_to_the_program_and_again_is_harmless()
    {
        await using var db = await engine.CreateEmptyAsync();
        Assert.Equal(new Result<int>.Refused([new DatabaseOlderThanProgram(1)]), await CheckAsync(db));
        Assert.Equal(new Result<int>.Ok(1), await db.MigrateAsync());
        Assert.Equal(new Result<int>.Ok(0), await db.MigrateAsync());
        Assert.Equal(new Result<int>.Ok(0), await CheckAsync(db));
    }

    [Fact]
    public async Task Two_programs_that_start_at_once_migrate_once()
    {
        await using var db = await engine.CreateEmptyAsync();
        await using var other = db.Provider(db.Options);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            await using var scope = i % 2 == 0 ? db.Scope() : other.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<DatabaseSchema>().MigrateAsync(default)).ValueOrThrow();
        })));
        Assert.All(results, applied => Assert.InRange(applied, 0, 1));
        Assert.Equal(new Result<int>.Ok(0), await CheckAsync(db));
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var db = await engine.CreateAsync();
        Assert.False(await db.WithAsync<FilieraContext, bool>(context => Task.FromResult(context.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_left_alone()
    {
        await using var db = await engine.CreateAsync();
        await db.WithAsync<FilieraContext, int>(context => context.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Later', '10.0.14')"));
        Result<int> newer = new Result<int>.Refused([new DatabaseNewerThanProgram("99990101000000_Later")]);
        Assert.Equal(newer, await db.MigrateAsync());
        Assert.Equal(newer, await CheckAsync(db));
    }

    [Fact]
    public async Task Every_append_only_table_refuses_change_in_the_database_itself()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();
        var context = scope.ServiceProvider.GetRequiredService<FilieraContext>();
        var tables = context.Model.GetEntityTypes()
            .Where(table => table.FindAnnotation("Filiera:AppendOnly") is not null).Select(table => table.GetTableName()!).ToList();
        Assert.Contains("audit_entries", tables);

        var protectedTables = db.Options.Engine == SqlEngineKind.Sqlite
            ? await context.Database.SqlQueryRaw<string>("SELECT tbl_name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync()
            : await context.Database.SqlQueryRaw<string>("SELECT tgrelid::regclass::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal").ToListAsync();

        Assert.Equal(tables.Order(StringComparer.Ordinal), protectedTables.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_are_in_snake_case_and_instants_carry_their_unit()
    {
        await using var db = await engine.CreateAsync();
        await using var scope = db.Scope();
        var columns = scope.ServiceProvider.GetRequiredService<FilieraContext>().Model.GetEntityTypes()
            .SelectMany(table => table.GetProperties().Select(property => property.GetColumnName()).Append(table.GetTableName()!)).ToList();
        Assert.All(columns, name => Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name));
        Assert.Contains("not_before_us", columns);
    }

    private static Task<Result<int>> CheckAsync(TestDatabase db) =>
        db.WithAsync<DatabaseSchema, Result<int>>(schema => schema.CheckAsync(CancellationToken.None));
}
