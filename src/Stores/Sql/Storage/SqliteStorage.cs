// SPDX-License-Identifier: EUPL-1.2
using System.Data.Common;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Filiera.Stores.Sql;

/// <summary>SQLite: write-ahead log, every commit flushed to the disk, one writer at a time.</summary>
internal sealed class SqliteStorage : SqlEngine, IDisposable
{
    private const int Busy = 5;
    private const int TableLocked = 6;
    private const int ReadOnly = 8;
    private const int DiskFailed = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // Writers of one process queue here in order; those of other processes are met at BEGIN IMMEDIATE.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _connectionString;
    private readonly string _path;
    private readonly string _pragmas;

    public SqliteStorage(SqlStoreOptions options)
        : base(options)
    {
        var wait = (long)options.LockTimeout.TotalMilliseconds;
        var builder = new SqliteConnectionStringBuilder(options.ConnectionString)
        {
            DefaultTimeout = (int)Math.Max(1, (wait + 999) / 1000),
        };
        _path = builder.DataSource;
        _connectionString = builder.ToString();

        // Pages of the database that a connection keeps for itself: there are several connections, and the system keeps the pages for all of them.
        _pragmas = string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={wait}; PRAGMA synchronous=FULL; PRAGMA cache_size=-512;");
    }

    public override void Configure(DbContextOptionsBuilder builder) =>
        builder.UseSqlite(_connectionString).AddInterceptors(new Pragmas(_pragmas));

    public override void Share(DbContextOptionsBuilder builder, DbConnection connection, string history) =>
        builder.UseSqlite(connection, options => options.MigrationsHistoryTable(history)).AddInterceptors(new Pragmas(_pragmas));

    public override async Task<AuditSink> OpenAuditSinkAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        // Room for the largest group, so that its pages are written to the log once, at the commit.
        Run(connection, _pragmas + "PRAGMA cache_size=-16384;");
        return new SqliteAuditSink(connection);
    }

    public override ICommits WatchCommits() => new SqliteCommits(_connectionString, _pragmas);

    public override async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (!await _turn.WaitAsync(Options.LockTimeout.ToTimeSpan(), ct))
        {
            throw new TurnTimedOut();
        }

        return new Turn(_turn);
    }

    public override Task TakeTurnAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct) => Task.CompletedTask;

    public override async Task<IDisposable> PrepareMigrationAsync(FilieraContext context, CancellationToken ct)
    {
        await context.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        Run(connection, "PRAGMA journal_mode=WAL;");

        // The migrator marks its own lock in the database and would wait for ever for one that died. This lock ends with its process,
        // so whoever holds it knows that a mark still standing is nobody's.
        var holder = await HoldFileAsync(ct);
        Run(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\";");
        await context.Database.CloseConnectionAsync();
        return holder;
    }

    public override IEnumerable<string> ProtectRows(string table) =>
    [
        $"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;",
        $"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;",
    ];

    public override bool AsksForAnotherTry(DbException exception) => false;

    public void Dispose() => _turn.Dispose();

    public static Refusal? Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or TableLocked => new DatabaseLocked(),
        ReadOnly => new DatabaseReadOnly(),
        DiskFailed => new DatabaseDiskFailed(),
        Full => new DatabaseFull(),
        CannotOpen => new DatabaseUnreachable(),
        Corrupt or NotADatabase => new DatabaseDamaged(),
        _ => null,
    };

    protected override Refusal? ExplainEngine(DbException exception) => exception is SqliteException sqlite ? Explain(sqlite) : null;

    private async Task<FileStream> HoldFileAsync(CancellationToken ct)
    {
        for (var left = (int)Options.LockTimeout.TotalMilliseconds; ; left -= 50)
        {
            try
            {
                return new FileStream(_path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (left > 0)
            {
                await Task.Delay(50, ct);
            }
            catch (IOException)
            {
                throw new TurnTimedOut();
            }
        }
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }

    private sealed class Pragmas(string sql) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection, sql);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection, sql);
            return Task.CompletedTask;
        }
    }
}
