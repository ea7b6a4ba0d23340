// SPDX-License-Identifier: EUPL-1.2
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Which database is used, and how long to wait for a turn at it.</summary>
public sealed record SqlStoreOptions
{
    private SqlStoreOptions(SqlEngineKind engine, string connectionString)
    {
        Engine = engine;
        ConnectionString = connectionString;
    }

    /// <summary>The engine.</summary>
    public SqlEngineKind Engine { get; }

    /// <summary>How long a unit of work waits for its turn before it is refused with <c>database-locked</c>; at least a second.</summary>
    public Duration LockTimeout { get; init; } = Duration.FromSeconds(15);

    internal string ConnectionString { get; }

    /// <summary>A SQLite database in one file, created when it is missing.</summary>
    public static SqlStoreOptions Sqlite(string path) => Sqlite(path, readOnly: false);

    /// <summary>A SQLite database that is only read: every write is refused with <c>database-read-only</c>.</summary>
    public static SqlStoreOptions SqliteReadOnly(string path) => Sqlite(path, readOnly: true);

    /// <summary>A PostgreSQL database by its Npgsql connection string.</summary>
    public static SqlStoreOptions Postgres(string connectionString) => new(SqlEngineKind.Postgres, connectionString);

    /// <summary>The engine alone: a connection string may hold a password.</summary>
    public override string ToString() => $"SqlStoreOptions {{ Engine = {Engine} }}";

    private static SqlStoreOptions Sqlite(string path, bool readOnly) => new(SqlEngineKind.Sqlite, new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        ForeignKeys = true,
    }.ToString());
}
