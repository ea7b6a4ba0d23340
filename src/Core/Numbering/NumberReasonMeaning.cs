// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Numbering;

/// <summary>What a reason means to a reader.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Code">Its public code, kebab-case, which never changes meaning.</param>
/// <param name="Status">The only status it goes with.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Example">An input that has this reason, of an invented number.</param>
public sealed record NumberReasonMeaning(NumberReason Reason, string Code, NumberStatus Status, string Meaning, string Example);
