// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>A place from which an organisation works.</summary>
/// <param name="Municipality">The Italian municipality; null abroad.</param>
/// <param name="Days">The days on which it is open.</param>
public sealed record Site(
    SiteId Id,
    OrganisationId Organisation,
    string Name,
    CountryCode Country,
    Municipality? Municipality,
    DayRange Days);
