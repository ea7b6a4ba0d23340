// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Filiera.Stores.Sql;

/// <summary>Brings a database up to the program, or says why it cannot be used.</summary>
public sealed class DatabaseSchema
{
    private readonly FilieraContext _context;
    private readonly SqlEngine _engine;

    internal DatabaseSchema(FilieraContext context, SqlEngine engine)
    {
        _context = context;
        _engine = engine;
    }

    /// <summary>Works out what the tables look like, once for the process, without touching the database; whoever asks for it first does it otherwise.</summary>
    public void BuildModel() => _ = _context.Model;

    /// <summary>Applies the changes the database lacks. Harmless when there are none, and safe when two processes do it at once.</summary>
    /// <returns>How many changes were applied; or <c>database-newer-than-program</c>, or why the database cannot be written.</returns>
    public Task<Result<int>> MigrateAsync(CancellationToken ct) => ExplainedAsync(
        async () =>
        {
            if (await NewerAsync(ct) is { } newer)
            {
                return newer;
            }

            var missing = 0;
            if ((await _context.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                using var alone = await _engine.PrepareMigrationAsync(_context, ct);
                missing = (await _context.Database.GetPendingMigrationsAsync(ct)).Count();
                await _context.Database.MigrateAsync(ct);
            }

            // Also when nothing was missing: a program killed between the two leaves the rows unprotected.
            await ProtectAsync(ct);
            return missing;
        });

    /// <summary>Looks whether the database fits the program, and changes nothing.</summary>
    /// <returns>Zero; or <c>database-newer-than-program</c>, <c>database-older-than-program</c>, or why it cannot be read.</returns>
    public Task<Result<int>> CheckAsync(CancellationToken ct) => ExplainedAsync(
        async () =>
        {
            await _engine.ReachAsync(_context, ct);
            if (await NewerAsync(ct) is { } newer)
            {
                return newer;
            }

            var missing = (await _context.Database.GetPendingMigrationsAsync(ct)).Count();
            return missing == 0 ? 0 : new DatabaseOlderThanProgram(missing);
        });

    private async Task<Refusal?> NewerAsync(CancellationToken ct)
    {
        if (!await _context.Database.CanConnectAsync(ct))
        {
            return null;
        }

        var known = _context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await _context.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(id => !known.Contains(id));
        return unknown is null ? null : new DatabaseNewerThanProgram(unknown);
    }

    private async Task ProtectAsync(CancellationToken ct)
    {
        var tables = _context.Model.GetEntityTypes().Where(table => table.IsAppendOnly()).Select(table => table.GetTableName()!).ToList();
        using var turn = await _engine.EnterAsync(ct);
        await using var transaction = await _context.Database.BeginTransactionAsync(ct);
        await _engine.TakeTurnAsync(_context.Database.GetDbConnection(), transaction.GetDbTransaction(), ct);
        foreach (var statement in tables.SelectMany(_engine.ProtectRows))
        {
            await _context.Database.ExecuteSqlRawAsync(statement, ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<Result<int>> ExplainedAsync(Func<Task<Result<int>>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (_engine.Explain(e) is { } refusal)
        {
            return refusal;
        }
    }
}
