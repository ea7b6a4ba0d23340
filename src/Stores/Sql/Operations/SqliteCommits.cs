// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Microsoft.Data.Sqlite;

namespace Filiera.Stores.Sql;

/// <summary>Commits of a SQLite database, seen by a connection that writes nothing itself: to it every commit is somebody else's.</summary>
internal sealed class SqliteCommits(string connectionString, string pragmas) : ICommits, IDisposable
{
    private readonly Lock _one = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _version;

    public ValueTask<long> MarkAsync(CancellationToken ct)
    {
        lock (_one)
        {
            _version ??= Open();
            return ValueTask.FromResult((long)_version.ExecuteScalar()!);
        }
    }

    public void Dispose()
    {
        lock (_one)
        {
            _version?.Dispose();
            _connection?.Dispose();
            (_version, _connection) = (null, null);
        }
    }

    private SqliteCommand Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            using (var set = connection.CreateCommand())
            {
                set.CommandText = pragmas;
                set.ExecuteNonQuery();
            }

            var version = connection.CreateCommand();
            version.CommandText = "PRAGMA data_version;";
            version.Prepare();
            _connection = connection;
            return version;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
