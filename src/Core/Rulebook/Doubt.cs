// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A question the texts read so far leave open.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Question">What is not known.</param>
/// <param name="Meanwhile">What the rulebook does until it is, and where the answer is to be sought.</param>
/// <param name="Rules">The rules it bears on; none when it bears on no single rule.</param>
public sealed record Doubt(DoubtId Id, Bilingual Question, Bilingual Meanwhile, Sequence<RuleId> Rules);
