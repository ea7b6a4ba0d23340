// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>Decisions of a day with one verdict and the same reasons.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reasons">The reasons in one line; empty for none.</param>
/// <param name="Entries">How many.</param>
public sealed record GateDayCount(Verdict Verdict, string Reasons, long Entries);
