// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How many rows a reason applies to now, and how many it would.</summary>
/// <param name="Verdict">The verdict of those rows.</param>
/// <param name="Reason">The reason as printed.</param>
/// <param name="Before">Rows as it is.</param>
/// <param name="After">Rows as supposed.</param>
public sealed record ReasonChange(Verdict Verdict, string Reason, long Before, long After);
