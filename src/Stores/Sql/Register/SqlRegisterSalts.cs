// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using Filiera.Operations;
using Filiera.Proofs;
using Filiera.Register;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The salts of the log's commitments, in a table of their own so that erasing one changes nothing else.</summary>
internal sealed class SqlRegisterSalts(FilieraContext context, IUnitOfWork unit) : IRegisterSalts
{
    public async Task<Salt> OfAsync(string name, CancellationToken ct) => (await unit.CommitAsync<Salt>(
        async token =>
        {
            var row = await context.Set<LogSaltRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == name, token);
            if (row is null)
            {
                row = new LogSaltRow { Name = name, Salt = RandomNumberGenerator.GetBytes(Salt.Size) };
                await context.KeepAsync(row, token);
                context.ChangeTracker.Clear();
            }

            return new Salt(row.Salt);
        },
        ct)).ValueOrThrow();

    public async Task EraseAsync(string name, CancellationToken ct) => (await unit.CommitAsync<bool>(
        async token =>
        {
            // Overwritten first: a deleted row's bytes may stay in a page of the file until it is used again.
            var rows = context.Set<LogSaltRow>().Where(row => row.Name == name);
            var nothing = new byte[Salt.Size];
            await rows.ExecuteUpdateAsync(row => row.SetProperty(one => one.Salt, nothing), token);
            return await rows.ExecuteDeleteAsync(token) == 1;
        },
        ct)).ValueOrThrow();
}
