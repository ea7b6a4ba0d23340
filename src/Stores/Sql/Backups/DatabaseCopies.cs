// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Copies the database of an installation as it stands at one instant, while programs go on writing, and puts such a copy back.</summary>
public sealed class DatabaseCopies
{
    private readonly FilieraContext _context;
    private readonly SqlStoreOptions _options;

    internal DatabaseCopies(FilieraContext context, SqlStoreOptions options) => (_context, _options) = (context, options);

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Engine => _options.Engine == SqlEngineKind.Sqlite ? "sqlite" : "postgres";

    /// <summary>The changes of the database's form that this program knows, in order.</summary>
    public Sequence<string> Changes => Sequence.From(_context.Database.GetMigrations().Order(StringComparer.Ordinal));

    /// <summary>Copies one SQLite file with everything committed in it, and no more.</summary>
    /// <param name="from">The database.</param>
    /// <param name="to">A file that is not there, or is empty.</param>
    public static void CopySqlite(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    /// <summary>Reads every page of a SQLite file.</summary>
    /// <returns>What SQLite found wrong, in its own words; empty when nothing is.</returns>
    public static Sequence<string> CheckSqlite(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(20)";
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found is ["ok"] ? [] : Sequence.From(found);
    }

    /// <summary>Writes every table of a PostgreSQL database, as of one snapshot, into files of a folder.</summary>
    public Task CopyPostgresAsync(string folder, CancellationToken ct) => PostgresCopies.WriteAsync(_options.ConnectionString, folder, ct);

    /// <summary>Reads those files into a database with the same form and no rows, in one transaction.</summary>
    /// <returns>False when there were rows already; nothing was changed then.</returns>
    public Task<bool> LoadPostgresAsync(string folder, CancellationToken ct) => PostgresCopies.LoadAsync(_options.ConnectionString, folder, ct);

    /// <summary>True when the database holds no row of anything, or is not there yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) => _options.Engine == SqlEngineKind.Sqlite
        || await PostgresCopies.IsEmptyAsync(_options.ConnectionString, ct);

    /// <summary>Makes an empty database on the server, for trying something out.</summary>
    /// <returns>Its connection string, or null when the server does not let this user make one.</returns>
    public Task<string?> MakeScratchAsync(CancellationToken ct) => PostgresCopies.MakeScratchAsync(_options.ConnectionString, ct);

    /// <summary>Drops a database that <see cref="MakeScratchAsync"/> made.</summary>
    public Task DropScratchAsync(string scratch) => PostgresCopies.DropScratchAsync(_options.ConnectionString, scratch);

    /// <summary>Closes the connections kept open to SQLite files, so that they can be moved.</summary>
    public static void Close() => SqliteConnection.ClearAllPools();

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }
}
