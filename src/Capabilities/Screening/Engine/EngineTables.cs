// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What a run looks numbers up in.</summary>
/// <param name="Answers">The register's answers, or null.</param>
/// <param name="AnswerOf">The answer a payload stands for.</param>
/// <param name="Facts">What is on file, or null.</param>
public sealed record EngineTables(NumberTable16? Answers, Func<ushort, OptOutAnswer?> AnswerOf, NumberFactsIndex? Facts);
