// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>The controllers' accounts with the register, in the system of record.</summary>
internal sealed class SqlRegisterAccounts(FilieraContext context) : IRegisterAccounts
{
    public async Task AddAsync(RegisterAccount account, CancellationToken ct)
    {
        context.RequireUnit();
        var earlier = await Rows().CountAsync(row => row.ControllerVat == account.ControllerVat && row.Year == account.Year, ct);
        await context.KeepAsync(RegisterAccountRow.From(account, earlier + 1), ct);
    }

    public async Task<RegisterAccount?> FindAsync(string controllerVat, int year, CancellationToken ct) =>
        (await Rows().Where(row => row.ControllerVat == controllerVat && row.Year == year).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct))
        ?.ToAccount();

    public async Task<Sequence<RegisterAccount>> ListAsync(CancellationToken ct)
    {
        var rows = await Rows().OrderByDescending(row => row.Year).ThenBy(row => row.ControllerVat).ThenByDescending(row => row.Number).ToListAsync(ct);
        return Sequence.From(rows.DistinctBy(row => (row.ControllerVat, row.Year)).Select(row => row.ToAccount()));
    }

    private IQueryable<RegisterAccountRow> Rows() => context.Set<RegisterAccountRow>().AsNoTracking();
}
