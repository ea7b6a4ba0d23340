// SPDX-License-Identifier: EUPL-1.2
using Npgsql;

namespace Filiera.Stores.Sql.Tests;

/// <summary>PostgreSQL databases on the server that <c>FILIERA_TEST_POSTGRES</c> names, copied from a migrated one.</summary>
public sealed class PostgresEngine : Engine
{
    private readonly string _prefix = $"filiera_test_{Environment.ProcessId}_{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}";
    private int _count;

    private static string? Server => Environment.GetEnvironmentVariable("FILIERA_TEST_POSTGRES");

    private string Template => _prefix + "_template";

    protected override void Require()
    {
        if (!string.IsNullOrEmpty(Server))
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("FILIERA_TEST_POSTGRES names no server: in continuous integration both engines are tested.");
        }

        Assert.Skip("FILIERA_TEST_POSTGRES names no PostgreSQL server.");
    }

    protected override async Task MakeTemplateAsync()
    {
        await RunAsync($"CREATE DATABASE {Template}");
        await using var template = new TestDatabase(OptionsFor(Template), () => Task.CompletedTask);
        (await template.MigrateAsync()).ValueOrThrow();
    }

    protected override Task DropTemplateAsync() => RunAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");

    protected override async Task<TestDatabase> MakeAsync(bool migrated)
    {
        var name = $"{_prefix}_{Interlocked.Increment(ref _count)}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {(migrated ? Template : "template0")}");
        return new TestDatabase(OptionsFor(name), () => RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    // No pool: a pooled connection would outlive its test and keep the database from being copied or dropped.
    private static SqlStoreOptions OptionsFor(string database) =>
        SqlStoreOptions.Postgres(new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = false }.ToString());

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
