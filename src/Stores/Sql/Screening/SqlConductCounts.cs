// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Screening;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>What the screenings of each centre come to, by one query over all of them.</summary>
internal sealed class SqlConductCounts(FilieraContext context) : IConductCounts
{
    public async Task<Sequence<ConductCounts>> CountAsync(Instant since, Instant before, CancellationToken ct)
    {
        var screenings = context.Set<ScreeningRow>().AsNoTracking().Where(row => row.At < before && row.Receipt != Guid.Empty);
        var newest = screenings.Where(row => !screenings.Any(later => later.List == row.List && later.Id.CompareTo(row.Id) > 0));
        var counted = await (
            from screening in newest
            join list in context.Set<ContactListRow>().AsNoTracking() on screening.List equals list.Id
            group new { screening, Counts = screening.At >= since ? 1L : 0L } by list.Centre into of
            orderby of.Key
            select new
            {
                Centre = of.Key,
                Lists = of.Sum(one => one.Counts),
                Allowed = of.Sum(one => one.Counts * one.screening.Allow),
                Withheld = of.Sum(one => one.Counts * one.screening.Withhold),
                Undecided = of.Sum(one => one.Counts * one.screening.Review),
            }).ToListAsync(ct);
        return Sequence.From(counted.Select(one => new ConductCounts(
            new OrganisationId(one.Centre), one.Lists, one.Allowed + one.Withheld + one.Undecided, one.Withheld, one.Undecided)));
    }
}
