// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.InteropServices;
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

    // From here on hashing ahead on another thread gains more than starting it costs.
    private const int WorthTwoThreads = 256;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _version;
    private readonly sqlite3_stmt _head;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;

    // A statement keeps what was bound to it: most acts share their words with the act before.
    private readonly string?[] _bound = new string?[8];

    // Bound once and never moved: the hash of the entry before, then the entry's own.
    private readonly byte[] _hashes = GC.AllocateArray<byte>(2 * ContentHash.Size, pinned: true);
    private long? _boundAt;
    private long? _boundBehind;
    private long _seen = -1;
    private AuditHead _last;

    public SqliteAuditSink(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _version = Prepare("PRAGMA data_version");
        _head = Prepare(AuditRows.SelectHead);
        _insert = Prepare(Insert);
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        BindHashes();
    }

    public override Task<AuditEntry[]> WriteAsync(IReadOnlyList<AuditDraft> drafts, IClock clock)
    {
        Run(_begin);
        var committed = false;
        try
        {
            var links = new AuditLinks(drafts, Head(), clock.GetCurrentInstant());
            if (drafts.Count >= WorthTwoThreads)
            {
                _ = Task.Run(links.All);
            }

            for (var i = 0; i < drafts.Count; i++)
            {
                Write(links[i], drafts[i].Details.Span);
            }

            Run(_commit);
            committed = true;
            _last = links[drafts.Count - 1].ToHead();
            return Task.FromResult(links.All());
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
        foreach (var statement in new[] { _begin, _version, _head, _insert, _commit, _rollback })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>The head as this transaction sees it: read again only when another connection has committed since.</summary>
    private AuditHead Head()
    {
        Step(_version, raw.SQLITE_ROW, raw.SQLITE_ROW);
        var version = raw.sqlite3_column_int64(_version, 0);
        raw.sqlite3_reset(_version);
        if (version != _seen)
        {
            _last = ReadHead();
            _seen = version;
        }

        return _last;
    }

    private AuditHead ReadHead()
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
        entry.Previous.CopyTo(_hashes);
        entry.Hash.CopyTo(_hashes.AsSpan(ContentHash.Size));
        var statement = _insert.DangerousGetHandle();
        SqliteCalls.BindInteger(statement, 1, entry.Number);
        Bind(statement, 2, UtcMicroseconds.From(entry.At), ref _boundAt);
        Bind(statement, 3, entry.ClockBehind.BclCompatibleTicks / 10, ref _boundBehind);
        Bind(statement, 4, entry.Act.By.Value!);
        Bind(statement, 5, entry.Act.Verb);
        Bind(statement, 6, entry.Act.SubjectKind);
        Bind(statement, 7, entry.Act.SubjectId);
        SqliteCalls.BindText(statement, 8, in MemoryMarshal.GetReference(details), details.Length, SqliteCalls.Copied);
        var code = SqliteCalls.Step(statement);
        if (code != raw.SQLITE_DONE)
        {
            throw Failed(_insert, code);
        }

        SqliteCalls.Reset(statement);
    }

    private static void Bind(nint statement, int index, long value, ref long? bound)
    {
        if (value != bound)
        {
            SqliteCalls.BindInteger(statement, index, value);
            bound = value;
        }
    }

    private void Bind(nint statement, int index, string text)
    {
        if (text == _bound[index])
        {
            return;
        }

        _bound[index] = text;
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        SqliteCalls.BindText(statement, index, in utf8[0], length, SqliteCalls.Copied);
    }

    private void BindHashes()
    {
        var statement = _insert.DangerousGetHandle();
        SqliteCalls.BindBlob(statement, 9, in _hashes[0], ContentHash.Size, SqliteCalls.StaysInPlace);
        SqliteCalls.BindBlob(statement, 10, in _hashes[ContentHash.Size], ContentHash.Size, SqliteCalls.StaysInPlace);
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
            throw Failed(statement, code);
        }

        return code;
    }

    private SqliteException Failed(sqlite3_stmt statement, int code)
    {
        var extended = raw.sqlite3_extended_errcode(_connection.Handle);
        raw.sqlite3_reset(statement);
        return new SqliteException("The audit trail could not be written.", code, extended);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw new SqliteException("The audit trail could not be opened.", code);
    }
}
