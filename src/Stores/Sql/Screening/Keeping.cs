// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Stores.Sql;

/// <summary>Adds one row in the unit of work that is open.</summary>
internal static class Keeping
{
    public static async Task KeepAsync<TRow>(this FilieraContext context, TRow row, CancellationToken ct)
        where TRow : class
    {
        context.RequireUnit();
        context.Add(row);
        await context.SaveChangesAsync(ct);
    }
}
