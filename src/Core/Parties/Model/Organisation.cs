// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>A firm or body that takes part in calls: named as in the business register, with its VAT number.</summary>
/// <param name="RocNumber">Its number in the register of communications operators, as declared; null when it declared none.</param>
/// <param name="ClosedFrom">First day on which it no longer takes part; null while it does.</param>
/// <param name="IsSoleTrader">True for one person trading under their own VAT number: its number and name are personal data, and never public here.</param>
public sealed record Organisation(
    OrganisationId Id,
    string LegalName,
    PartitaIva VatNumber,
    Sequence<OrganisationRole> Roles,
    string? RocNumber,
    LocalDate? ClosedFrom = null,
    bool IsSoleTrader = false)
{
    /// <summary>True when it has the role, whether or not it is closed.</summary>
    public bool Has(OrganisationRole role) => Roles.Contains(role);

    /// <summary>True from the first day on which it no longer takes part.</summary>
    public bool IsClosedOn(LocalDate day) => ClosedFrom is { } closed && closed <= day;
}
