// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>Counts what the screenings of all centres come to, for what the register says of each.</summary>
public interface IConductCounts
{
    /// <summary>The counts of every centre that ever had a list screened with a receipt, in the order of the centres' identifiers.</summary>
    /// <param name="since">Screenings made from then on count.</param>
    /// <param name="before">Screenings made from then on are as if they were not there.</param>
    /// <param name="ct">Stops it.</param>
    Task<Sequence<ConductCounts>> CountAsync(Instant since, Instant before, CancellationToken ct);
}
