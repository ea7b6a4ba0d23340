// SPDX-License-Identifier: EUPL-1.2
using System.Text;
using Filiera.Operations;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Filiera.Stores.Sql;

/// <summary>Appends to the trail with one prepared statement that takes whole columns.</summary>
internal sealed class PostgresAuditSink : AuditSink
{
    private const string Insert = """
        INSERT INTO audit_entries (number, at_us, clock_behind_us, actor, verb, subject_kind, subject_id, details, previous, hash)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly SqlEngine _engine;
    private readonly NpgsqlCommand _insert;

    public PostgresAuditSink(NpgsqlConnection connection, SqlEngine engine)
    {
        _connection = connection;
        _engine = engine;
        _insert = new NpgsqlCommand(Insert, connection);
        foreach (var type in new[]
        {
            NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text,
            NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea,
        })
        {
            _insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    public override async Task<AuditEntry[]> WriteAsync(IReadOnlyList<AuditDraft> drafts, IClock clock)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await _engine.TakeTurnAsync(_connection, transaction, CancellationToken.None);
        var head = await AuditRows.HeadAsync(_connection, transaction, CancellationToken.None);
        var entries = new AuditLinks(drafts, head, clock.GetCurrentInstant()).All();
        Set(0, entries, entry => entry.Number);
        Set(1, entries, entry => UtcMicroseconds.From(entry.At));
        Set(2, entries, entry => entry.ClockBehind.BclCompatibleTicks / 10);
        Set(3, entries, entry => entry.Act.By.Value!);
        Set(4, entries, entry => entry.Act.Verb);
        Set(5, entries, entry => entry.Act.SubjectKind);
        Set(6, entries, entry => entry.Act.SubjectId);
        _insert.Parameters[7].Value = drafts.Select(draft => Encoding.UTF8.GetString(draft.Details.Span)).ToArray();
        Set(8, entries, entry => entry.Previous.ToArray());
        Set(9, entries, entry => entry.Hash.ToArray());
        _insert.Transaction = transaction;
        if (!_insert.IsPrepared)
        {
            await _insert.PrepareAsync();
        }

        await _insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return entries;
    }

    public override void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Set<T>(int column, AuditEntry[] entries, Func<AuditEntry, T> value) =>
        _insert.Parameters[column].Value = Array.ConvertAll(entries, entry => value(entry));
}
