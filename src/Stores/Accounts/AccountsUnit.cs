// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Stores.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Filiera.Stores.Accounts;

/// <summary>Runs an act in the unit of work of the scope, with the accounts' context as part of it.</summary>
internal sealed class AccountsUnit(IUnitOfWork unit, FilieraContext main, AccountsContext accounts)
{
    public Task<Result<T>> CommitAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct) =>
        unit.CommitAsync(token => EnlistedAsync(act, token), ct);

    private async Task<Result<T>> EnlistedAsync<T>(Func<CancellationToken, Task<Result<T>>> act, CancellationToken ct)
    {
        var joined = accounts.Database.CurrentTransaction is not null;
        if (!joined)
        {
            accounts.ChangeTracker.Clear();
            await accounts.Database.UseTransactionAsync(main.Database.CurrentTransaction!.GetDbTransaction(), ct);
        }

        try
        {
            var result = await act(ct);
            if (result is Result<T>.Ok)
            {
                await accounts.SaveChangesAsync(ct);
            }

            return result;
        }
        finally
        {
            if (!joined)
            {
                accounts.ChangeTracker.Clear();
                await accounts.Database.UseTransactionAsync(null, CancellationToken.None);
            }
        }
    }
}
