// SPDX-License-Identifier: EUPL-1.2
using System.Data.Common;
using System.Globalization;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Filiera.Stores.Sql;

/// <summary>PostgreSQL: writing transactions take turns by an advisory lock, so that it behaves as SQLite does.</summary>
internal sealed class PostgresStorage(SqlStoreOptions options) : SqlEngine(options)
{
    // "filiera" in ASCII: the key of the turn to write, in each database.
    private const long TurnKey = 0x66_69_6C_69_65_72_61;

    // Read committed: every statement sees all that was committed before it, and while the turn lasts nobody else commits.
    private readonly string _takeTurn = string.Create(
        CultureInfo.InvariantCulture,
        $"SET LOCAL lock_timeout = {(long)options.LockTimeout.TotalMilliseconds}; SELECT pg_advisory_xact_lock({TurnKey});");

    public override void Configure(DbContextOptionsBuilder builder) => builder.UseNpgsql(Options.ConnectionString);

    public override void Share(DbContextOptionsBuilder builder, DbConnection connection, string history) =>
        builder.UseNpgsql(connection, options => options.MigrationsHistoryTable(history));

    public override async Task<AuditSink> OpenAuditSinkAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync(ct);
        return new PostgresAuditSink(connection, this);
    }

    public override ICommits WatchCommits() => new PostgresCommits(Options.ConnectionString);

    public override Task<IDisposable> EnterAsync(CancellationToken ct) => Task.FromResult<IDisposable>(NoTurn.Instance);

    public override async Task TakeTurnAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = _takeTurn;
        await command.ExecuteNonQueryAsync(ct);
    }

    public override Task<IDisposable> PrepareMigrationAsync(FilieraContext context, CancellationToken ct) => EnterAsync(ct);

    public override async Task ReachAsync(FilieraContext context, CancellationToken ct)
    {
        await context.Database.OpenConnectionAsync(ct);
        await context.Database.CloseConnectionAsync();
    }

    public override IEnumerable<string> ProtectRows(string table) =>
    [
        """
        CREATE OR REPLACE FUNCTION filiera_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
        """,
        $"""
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = '{table}_append_only' AND tgrelid = '{table}'::regclass) THEN
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
              FOR EACH STATEMENT EXECUTE FUNCTION filiera_append_only();
          END IF;
        END $$;
        """,
    ];

    public override bool AsksForAnotherTry(DbException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    public static Refusal? Explain(NpgsqlException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => new DatabaseLocked(),
        PostgresErrorCodes.DiskFull => new DatabaseFull(),
        PostgresErrorCodes.ReadOnlySqlTransaction => new DatabaseReadOnly(),
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.TooManyConnections => new DatabaseUnreachable(),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new DatabaseDamaged(),
        null when exception is { InnerException: System.Net.Sockets.SocketException or IOException or TimeoutException } => new DatabaseUnreachable(),
        _ => null,
    };

    protected override Refusal? ExplainEngine(DbException exception) => exception is NpgsqlException postgres ? Explain(postgres) : null;

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();

        public void Dispose()
        {
        }
    }
}
