// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>A number that a centre declared it shows when it calls for a client.</summary>
/// <param name="Number">The number.</param>
/// <param name="Centre">The centre.</param>
/// <param name="Client">The client.</param>
/// <param name="Days">The days on which it may be shown.</param>
public sealed record DialCaller(CallerId Number, OrganisationId Centre, OrganisationId Client, DayRange Days);
