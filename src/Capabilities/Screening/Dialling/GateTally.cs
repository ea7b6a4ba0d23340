// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>How many decisions of a day had one verdict for the same reasons.</summary>
/// <param name="Verdict">What the gate said.</param>
/// <param name="ReasonsId">What <see cref="DialAnswer.ReasonsId"/> says of the reasons; 0 for none.</param>
/// <param name="Count">How many.</param>
public sealed record GateTally(Verdict Verdict, ulong ReasonsId, long Count);
