// SPDX-License-Identifier: EUPL-1.2
using System.Data.Common;
using Filiera.Kernel;
using Filiera.Operations;

namespace Filiera.Stores.Sql;

/// <summary>The audit trail's two statements, without EF Core: every act passes here.</summary>
internal static class AuditRows
{
    public const string SelectHead = "SELECT number, at_us, hash FROM audit_entries ORDER BY number DESC LIMIT 1";

    private const string Insert = """
        INSERT INTO audit_entries (number, at_us, clock_behind_us, actor, verb, subject_kind, subject_id, details, previous, hash)
        VALUES (@number, @at, @behind, @actor, @verb, @kind, @id, @details, @previous, @hash)
        """;

    public static async Task<AuditHead> HeadAsync(DbConnection connection, DbTransaction? transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = SelectHead;
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new AuditHead(reader.GetInt64(0), UtcMicroseconds.ToInstant(reader.GetInt64(1)), new ContentHash((byte[])reader.GetValue(2)))
            : default;
    }

    public static async Task InsertAsync(DbConnection connection, DbTransaction? transaction, AuditEntry entry, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Insert;
        Add(command, "@number", entry.Number);
        Add(command, "@at", UtcMicroseconds.From(entry.At));
        Add(command, "@behind", entry.ClockBehind.BclCompatibleTicks / 10);
        Add(command, "@actor", entry.Act.By.ToString());
        Add(command, "@verb", entry.Act.Verb);
        Add(command, "@kind", entry.Act.SubjectKind);
        Add(command, "@id", entry.Act.SubjectId);
        Add(command, "@details", entry.Act.Details.ToCanonicalText());
        Add(command, "@previous", entry.Previous.ToArray());
        Add(command, "@hash", entry.Hash.ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
