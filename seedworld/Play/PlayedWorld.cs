// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.SeedWorld;

/// <summary>What playing a plan came to.</summary>
/// <param name="Events">Events of the parties.</param>
/// <param name="Adoptions">Rules adopted.</param>
/// <param name="Lists">The lists, in the order delivered.</param>
public sealed record PlayedWorld(long Events, int Adoptions, Sequence<PlayedList> Lists)
{
    /// <summary>Rows of all lists.</summary>
    public long Rows => Lists.Sum(list => list.Counts.Rows);
}
