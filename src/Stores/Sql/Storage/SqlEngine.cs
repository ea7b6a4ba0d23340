// SPDX-License-Identifier: EUPL-1.2
using System.Data.Common;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Filiera.Stores.Sql;

/// <summary>What differs between the database engines; everything else is written once.</summary>
internal abstract class SqlEngine(SqlStoreOptions options)
{
    protected SqlStoreOptions Options { get; } = options;

    public static SqlEngine For(SqlStoreOptions options) =>
        options.Engine == SqlEngineKind.Sqlite ? new SqliteStorage(options) : new PostgresStorage(options);

    public abstract void Configure(DbContextOptionsBuilder builder);

    /// <summary>Configures another context on a connection that is already somebody's, with a history table of its own.</summary>
    public abstract void Share(DbContextOptionsBuilder builder, DbConnection connection, string history);

    /// <summary>Opens a connection for the audit trail alone.</summary>
    public abstract Task<AuditSink> OpenAuditSinkAsync(CancellationToken ct);

    /// <summary>Sees what anybody commits.</summary>
    public abstract ICommits WatchCommits();

    /// <summary>Waits for this process's turn to write; dispose it to give the turn back.</summary>
    /// <exception cref="TurnTimedOut">The turn did not come in time.</exception>
    public abstract Task<IDisposable> EnterAsync(CancellationToken ct);

    /// <summary>Waits, inside a transaction just begun, for this transaction's turn among all processes.</summary>
    public abstract Task TakeTurnAsync(DbConnection connection, DbTransaction transaction, CancellationToken ct);

    /// <summary>Makes the database ready for migrations, and keeps other processes from migrating until disposed.</summary>
    public abstract Task<IDisposable> PrepareMigrationAsync(FilieraContext context, CancellationToken ct);

    /// <summary>Throws when there is no database to look at, where the framework would take that for an empty one.</summary>
    public virtual Task ReachAsync(FilieraContext context, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The statements that make the database refuse changes to rows of a table; harmless when repeated.</summary>
    public abstract IEnumerable<string> ProtectRows(string table);

    /// <summary>True when the database rolled a transaction back only because of another one.</summary>
    public abstract bool AsksForAnotherTry(DbException exception);

    /// <summary>The refusal that an engine's exception stands for, or null when it is a bug.</summary>
    protected abstract Refusal? ExplainEngine(DbException exception);

    /// <summary>True when the act is to be run again.</summary>
    public bool AsksForAnotherTry(Exception exception) =>
        Innermost(exception) is { } engineException && AsksForAnotherTry(engineException);

    /// <summary>The refusal an exception stands for, or null when it is a bug.</summary>
    public Refusal? Explain(Exception exception) => exception is TurnTimedOut
        ? new DatabaseLocked()
        : Innermost(exception) is { } engineException ? ExplainEngine(engineException) : null;

    /// <summary>The refusal an exception of any engine stands for, or null when it is a bug.</summary>
    public static Refusal? ExplainAny(Exception exception) => exception is TurnTimedOut ? new DatabaseLocked() : Innermost(exception) switch
    {
        SqliteException sqlite => SqliteStorage.Explain(sqlite),
        NpgsqlException postgres => PostgresStorage.Explain(postgres),
        _ => null,
    };

    private static DbException? Innermost(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException found)
            {
                return found;
            }
        }

        return null;
    }
}
