// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Accounts;

/// <summary>The words an account's holder is known by, of which no password of theirs may be made: name, address, and the names of the organisations they work for.</summary>
internal sealed class HouseWords(AccountsContext context, IPartyLedger parties)
{
    /// <summary>The words of an account, and of an organisation it is about to work for.</summary>
    /// <param name="account">The account; null for one that is not there yet.</param>
    /// <param name="name">Its holder's name.</param>
    /// <param name="email">Its address.</param>
    /// <param name="organisation">The organisation of an invitation, or null.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<string?[]> OfAsync(Guid? account, string? name, string? email, Guid? organisation, CancellationToken ct)
    {
        var places = account is { } id
            ? await context.Memberships.AsNoTracking().Where(row => row.Account == id && row.EndedAt == null).Select(row => row.Organisation).ToListAsync(ct)
            : [];
        var book = await parties.ReadAsync(ct);
        return
        [
            name, email, email?.Split('@')[0],
            .. places.Append(organisation).OfType<Guid>().Distinct()
                .Select(place => book.Organisations.GetValueOrDefault(new OrganisationId(place))?.LegalName),
        ];
    }
}
