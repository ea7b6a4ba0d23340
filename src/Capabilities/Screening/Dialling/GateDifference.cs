// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>A decision that is not the same when it is judged again.</summary>
/// <param name="Decision">Its identifier.</param>
/// <param name="Said">What the gate said.</param>
/// <param name="Again">What it says now.</param>
public sealed record GateDifference(Guid Decision, Verdict Said, DialAnswer Again);
