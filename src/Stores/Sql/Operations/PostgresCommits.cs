// SPDX-License-Identifier: EUPL-1.2
using Filiera.Operations;
using Npgsql;

namespace Filiera.Stores.Sql;

/// <summary>Commits of a PostgreSQL server, seen by which transactions a statement would see: the same ones, the same rows.</summary>
/// <remarks>However many ask at once, one statement is under way and one more answers all who came after it began.</remarks>
internal sealed class PostgresCommits(string connectionString) : ICommits, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _began;
    private long _answered;
    private string _snapshot = "";
    private long _mark;

    public async ValueTask<long> MarkAsync(CancellationToken ct)
    {
        // Only a statement that begins from now on sees all that is committed by now.
        var came = Volatile.Read(ref _began);
        await _turn.WaitAsync(ct);
        try
        {
            if (_answered > came)
            {
                return _mark;
            }

            Volatile.Write(ref _began, came = _began + 1);
            var snapshot = await SnapshotAsync(ct);
            _answered = came;
            if (snapshot != _snapshot)
            {
                (_snapshot, _mark) = (snapshot, _mark + 1);
            }

            return _mark;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<string> SnapshotAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}
