// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Kernel;
using Filiera.Operations;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace Filiera.Stores.Sql;

/// <summary>Appends to the trail through SQLite's own prepared statements: what ADO.NET adds costs more than the insert.</summary>
internal sealed class SqliteAuditSink : AuditSink
{
    private const string Insert = """
        INSERT INTO audit_entries (number, at_us, clock_behind_us, actor, verb, subject_kind, subject_id, details, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _head;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;

    public SqliteAuditSink(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _head = Prepare(AuditRows.SelectHead);
        _insert = Prepare(Insert);
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    public override Task<AuditEntry[]> WriteAsync(IReadOnlyList<AuditDraft> drafts, IClock clock)
    {
        Run(_begin);
        var committed = false;
        try
        {
            var entries = Chain(drafts, Head(), clock);
            for (var i = 0; i < entries.Length; i++)
            {
                Write(entries[i], drafts[i].Details.Span);
            }

            Run(_commit);
            committed = true;
            return Task.FromResult(entries);
        }
        finally
        {
            // After some errors SQLite has rolled back by itself; rolling back again is then an error of no interest.
            if (!committed)
            {
                raw.sqlite3_step(_rollback);
                raw.sqlite3_reset(_rollback);
            }
        }
    }

    public override void Dispose()
    {
        foreach (var statement in new[] { _begin, _head, _insert, _commit, _rollback })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private AuditHead Head()
    {
        var found = Step(_head, raw.SQLITE_ROW, raw.SQLITE_DONE) == raw.SQLITE_ROW;
        var head = found
            ? new AuditHead(
                raw.sqlite3_column_int64(_head, 0),
                UtcMicroseconds.ToInstant(raw.sqlite3_column_int64(_head, 1)),
                new ContentHash(raw.sqlite3_column_blob(_head, 2)))
            : default;
        raw.sqlite3_reset(_head);
        return head;
    }

    private void Write(AuditEntry entry, ReadOnlySpan<byte> details)
    {
        Span<byte> hash = stackalloc byte[ContentHash.Size];
        raw.sqlite3_bind_int64(_insert, 1, entry.Number);
        raw.sqlite3_bind_int64(_insert, 2, UtcMicroseconds.From(entry.At));
        raw.sqlite3_bind_int64(_insert, 3, entry.ClockBehind.BclCompatibleTicks / 10);
        Bind(4, entry.Act.By.Value!);
        Bind(5, entry.Act.Verb);
        Bind(6, entry.Act.SubjectKind);
        Bind(7, entry.Act.SubjectId);
        raw.sqlite3_bind_text(_insert, 8, details);
        entry.Previous.CopyTo(hash);
        raw.sqlite3_bind_blob(_insert, 9, hash);
        entry.Hash.CopyTo(hash);
        raw.sqlite3_bind_blob(_insert, 10, hash);
        Run(_insert);
    }

    private void Bind(int index, string text)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        raw.sqlite3_bind_text(_insert, index, utf8[..length]);
    }

    private void Run(sqlite3_stmt statement)
    {
        Step(statement, raw.SQLITE_DONE, raw.SQLITE_DONE);
        raw.sqlite3_reset(statement);
    }

    private int Step(sqlite3_stmt statement, int expected, int alsoExpected)
    {
        var code = raw.sqlite3_step(statement);
        if (code != expected && code != alsoExpected)
        {
            var extended = raw.sqlite3_extended_errcode(_connection.Handle);
            raw.sqlite3_reset(statement);
            throw new SqliteException("The audit trail could not be written.", code, extended);
        }

        return code;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new SqliteException("The audit trail could not be opened.", code);
    }
}
