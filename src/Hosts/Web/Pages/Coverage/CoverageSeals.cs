// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Web;

/// <summary>What of a day's coverage is sealed.</summary>
/// <param name="Day">The day, which is over.</param>
/// <param name="Campaigns">The campaigns that had lists on it.</param>
public sealed record CoverageSeals(LocalDate Day, Sequence<CoverageSeal> Campaigns);
