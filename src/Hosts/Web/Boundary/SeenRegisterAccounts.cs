// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>Accounts with the register within the boundary.</summary>
internal sealed class SeenRegisterAccounts(IRegisterAccounts inner, Boundary boundary) : IRegisterAccounts
{
    public async Task AddAsync(RegisterAccount account, CancellationToken ct)
    {
        Boundary.Require(await boundary.SeesControllerAsync(account.ControllerVat, ct));
        await inner.AddAsync(account, ct);
    }

    public async Task<RegisterAccount?> FindAsync(string controllerVat, int year, CancellationToken ct) =>
        await boundary.SeesControllerAsync(controllerVat, ct) ? await inner.FindAsync(controllerVat, year, ct) : null;

    public async Task<Sequence<RegisterAccount>> ListAsync(CancellationToken ct)
    {
        var found = new List<RegisterAccount>();
        foreach (var account in await inner.ListAsync(ct))
        {
            if (await boundary.SeesControllerAsync(account.ControllerVat, ct))
            {
                found.Add(account);
            }
        }

        return Sequence.From(found);
    }
}
