// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Microsoft.EntityFrameworkCore;

namespace Filiera.Stores.Sql;

/// <summary>Reads who people are, while it is kept.</summary>
internal sealed class SqlPersonDetails(FilieraContext context) : IPersonDetails
{
    public async Task<PersonDetails?> FindAsync(PersonId person, CancellationToken ct) =>
        await context.Set<PersonDetailsRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Person == person.Value, ct) is { } row
            ? new PersonDetails(row.DisplayName)
            : null;
}
