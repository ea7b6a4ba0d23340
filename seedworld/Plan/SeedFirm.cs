// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.SeedWorld;

/// <summary>An invented firm. Its VAT number fits the check digit and names an office reserved here for invented firms.</summary>
/// <param name="Key">Its name inside the plan.</param>
/// <param name="IsSoleTrader">True for one invented person trading alone.</param>
public sealed record SeedFirm(string Key, string LegalName, string VatNumber, Sequence<OrganisationRole> Roles, string? RocNumber, bool IsSoleTrader = false);
