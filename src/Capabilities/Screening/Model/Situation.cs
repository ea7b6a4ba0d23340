// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>All that the rules look at about one number: what the row says, what is on file, what the register answered. No number.</summary>
/// <param name="Claim">What the row says.</param>
/// <param name="OnFile">What is on file.</param>
/// <param name="Answer">What the register answered, or null.</param>
public sealed record Situation(Claim Claim, NumberFacts OnFile, OptOutAnswer? Answer);
