// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.Screening;

/// <summary>What the screenings of a centre come to over some days; of each list only the newest one counts.</summary>
/// <param name="Centre">The centre that delivered the lists.</param>
/// <param name="Lists">Lists screened with a receipt; 0 when those it has are all older.</param>
/// <param name="Rows">Their rows with a verdict: allowed, withheld or undecided. Foreign, repeated and unreadable rows are none.</param>
/// <param name="Withheld">Rows that must not be called.</param>
/// <param name="Undecided">Rows that a person has yet to decide.</param>
public sealed record ConductCounts(OrganisationId Centre, long Lists, long Rows, long Withheld, long Undecided);
