// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What all the lists of an installation come to: counts, and nothing of any one list.</summary>
/// <param name="Lists">Lists delivered, whether or not they were screened.</param>
/// <param name="Screened">Lists screened at least once.</param>
/// <param name="Screenings">Screenings made, those made again included; each has its receipt.</param>
/// <param name="Newest">The rows of the newest screening of each list, by verdict, added up.</param>
public sealed record ScreeningTotals(long Lists, long Screened, long Screenings, VerdictCounts Newest);
