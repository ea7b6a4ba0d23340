// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Data.Sqlite;

namespace Filiera.Stores.Sql.Tests;

/// <summary>SQLite databases in a temporary directory, copied from a migrated file.</summary>
public sealed class SqliteEngine : Engine
{
    private readonly string _directory = Directory.CreateTempSubdirectory("filiera-sqlite-").FullName;
    private int _count;

    private string Template => Path.Combine(_directory, "template.db");

    protected override void Require()
    {
        // SQLite comes with the program.
    }

    protected override async Task MakeTemplateAsync()
    {
        await using var template = new TestDatabase(SqlStoreOptions.Sqlite(Template), () => Task.CompletedTask);
        (await template.MigrateAsync()).ValueOrThrow();
        await using var connection = new SqliteConnection($"Data Source={Template};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync();
    }

    protected override Task DropTemplateAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    protected override Task<TestDatabase> MakeAsync(bool migrated)
    {
        var path = Path.Combine(_directory, $"test-{Interlocked.Increment(ref _count)}.db");
        if (migrated)
        {
            File.Copy(Template, path);
        }

        return Task.FromResult(new TestDatabase(SqlStoreOptions.Sqlite(path), () => Task.CompletedTask) { Path = path });
    }
}
