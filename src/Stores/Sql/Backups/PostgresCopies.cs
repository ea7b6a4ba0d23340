// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Filiera.Stores.Sql;

/// <summary>Tables of a PostgreSQL database as files: PostgreSQL's own binary form of COPY, one file each.</summary>
/// <remarks>Between databases of the same form this form is exact. The order of loading follows the references between tables.</remarks>
internal static class PostgresCopies
{
    private const string Ending = ".copy";
    private const string History = "__EFMigrationsHistory";
    private const string ScratchPrefix = "filiera_scratch_";

    public static async Task WriteAsync(string server, string folder, CancellationToken ct)
    {
        await using var connection = await OpenAsync(server, ct);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await RunAsync(connection, "SET TRANSACTION READ ONLY", ct);
        foreach (var table in await TablesAsync(connection, ct))
        {
            await using var from = await connection.BeginRawBinaryCopyAsync(
                $"COPY {Quoted(table)} ({await ColumnsAsync(connection, table, ct)}) TO STDOUT (FORMAT BINARY)", ct);
            await using var file = new FileStream(Path.Combine(folder, table + Ending), FileMode.CreateNew, FileAccess.Write);
            await from.CopyToAsync(file, ct);
        }
    }

    public static async Task<bool> LoadAsync(string server, string folder, CancellationToken ct)
    {
        await using var connection = await OpenAsync(server, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await IsEmptyAsync(connection, ct))
        {
            return false;
        }

        foreach (var table in await TablesAsync(connection, ct))
        {
            var path = Path.Combine(folder, table + Ending);
            if (IsHistory(table) || !File.Exists(path))
            {
                continue;
            }

            // The list of columns is sorted on both sides: two databases of one form may have their columns in another order.
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
            await using var to = await connection.BeginRawBinaryCopyAsync(
                $"COPY {Quoted(table)} ({await ColumnsAsync(connection, table, ct)}) FROM STDIN (FORMAT BINARY)", ct);
            await file.CopyToAsync(to, ct);
        }

        await SetSequencesAsync(connection, ct);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    public static async Task<bool> IsEmptyAsync(string server, CancellationToken ct)
    {
        await using var connection = await OpenAsync(server, ct);
        return await IsEmptyAsync(connection, ct);
    }

    public static async Task<string?> MakeScratchAsync(string server, CancellationToken ct)
    {
        var name = ScratchPrefix + RandomNumberGenerator.GetHexString(16, lowercase: true);
        try
        {
            await using var connection = await OpenAsync(server, ct);
            await RunAsync(connection, $"CREATE DATABASE {name} TEMPLATE template0", ct);
            return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }

    public static async Task DropScratchAsync(string server, string scratch)
    {
        var name = new NpgsqlConnectionStringBuilder(scratch).Database;
        if (name?.StartsWith(ScratchPrefix, StringComparison.Ordinal) == true)
        {
            await using var connection = await OpenAsync(server, CancellationToken.None);
            await RunAsync(connection, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string server, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Each context has a table of its own of the changes applied to it: the program that restores applies them itself.
    private static bool IsHistory(string table) => table == History || table.EndsWith("_migrations", StringComparison.Ordinal);

    private static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var table in (await TablesAsync(connection, ct)).Where(table => !IsHistory(table)))
        {
            if ((await ReadAsync(connection, $"SELECT 1::text FROM {Quoted(table)} LIMIT 1", ct)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    // A table comes after every table it refers to.
    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var tables = await ReadAsync(connection, "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename", ct);
        var references = (await ReadAsync(
            connection,
            "SELECT c.relname || ' ' || r.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid "
            + "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND n.nspname = current_schema() AND c.oid <> r.oid",
            ct)).Select(pair => pair.Split(' ')).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var ordered = new List<string>();
        while (ordered.Count < tables.Count)
        {
            var next = tables.Where(table => !ordered.Contains(table) && references[table].All(ordered.Contains)).ToList();
            ordered.AddRange(next.Count > 0 ? next : throw new InvalidOperationException("The tables refer to each other in a circle."));
        }

        return ordered;
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken ct) => string.Join(", ", (await ReadAsync(
        connection,
        $"SELECT attname::text FROM pg_attribute WHERE attrelid = '{Quoted(table)}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attname COLLATE \"C\"",
        ct)).Select(Quoted));

    private static async Task SetSequencesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var owned = await ReadAsync(
            connection,
            "SELECT s.relname || ' ' || c.relname || ' ' || a.attname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') "
            + "JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid "
            + "JOIN pg_namespace n ON n.oid = s.relnamespace WHERE s.relkind = 'S' AND n.nspname = current_schema()",
            ct);
        foreach (var one in owned.Select(text => text.Split(' ')))
        {
            await RunAsync(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"SELECT setval('{Quoted(one[0])}', coalesce(max({Quoted(one[2])}), 0) + 1, false) FROM {Quoted(one[1])}"),
                ct);
        }
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            read.Add(reader.GetString(0));
        }

        return read;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
