// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Stores.Sql;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Accounts;

/// <summary>Brings the tables of sign-in up to the program. The installation's own tables come first.</summary>
public sealed class AccountsSchema
{
    private readonly AccountsContext _accounts;
    private readonly FilieraContext _main;
    private readonly SqlEngine _engine;

    internal AccountsSchema(AccountsContext accounts, FilieraContext main, SqlEngine engine)
    {
        _accounts = accounts;
        _main = main;
        _engine = engine;
    }

    /// <summary>Works out what the tables look like, once for the process, without touching the database; whoever asks for it first does it otherwise.</summary>
    public void BuildModel() => _ = _accounts.Model;

    /// <summary>Applies the changes the tables lack. Harmless when there are none, and safe when two processes do it at once.</summary>
    /// <returns>How many changes were applied; or <c>database-newer-than-program</c>, or why the database cannot be written.</returns>
    public async Task<Result<int>> MigrateAsync(CancellationToken ct)
    {
        try
        {
            var known = _accounts.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if ((await _accounts.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(id => !known.Contains(id)) is { } newer)
            {
                return new DatabaseNewerThanProgram(newer);
            }

            if (!(await _accounts.Database.GetPendingMigrationsAsync(ct)).Any())
            {
                return 0;
            }

            using var alone = await _engine.PrepareMigrationAsync(_main, ct);
            var missing = (await _accounts.Database.GetPendingMigrationsAsync(ct)).Count();
            await _accounts.Database.MigrateAsync(ct);
            return missing;
        }
        catch (Exception e) when (_engine.Explain(e) is { } refusal)
        {
            return refusal;
        }
    }
}
