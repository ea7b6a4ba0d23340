// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Parties;

/// <summary>A number that a centre declares it presents when it calls for one client.</summary>
/// <param name="Days">The days for which it was declared.</param>
/// <param name="ReleasedFrom">First day on which the centre gave it up, before the declared end; null when it did not.</param>
public sealed record DeclaredNumber(
    DeclaredNumberId Id,
    OrganisationId Centre,
    OrganisationId Client,
    CallerId Number,
    DayRange Days,
    NumberProof Proof,
    LocalDate? ReleasedFrom = null)
{
    /// <summary>The days on which the number may be presented: a release beats the declared end.</summary>
    public DayRange Effective => Days.CutAt(ReleasedFrom);
}
