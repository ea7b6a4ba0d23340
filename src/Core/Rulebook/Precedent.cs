// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A sanction or measure, kept as a weight for risk; it is not a rule.</summary>
/// <param name="Id">A stable kebab-case name.</param>
/// <param name="Authority">Who decided.</param>
/// <param name="Subject">About whom; firms are named as in the published decision.</param>
/// <param name="When">The date or period, as precise as it is known.</param>
/// <param name="What">What it was about.</param>
/// <param name="Amounts">The fines, in order; empty when the amount is not stated.</param>
/// <param name="AmountNote">How the amount is to be read, such as "over"; null when it is exact.</param>
/// <param name="Annulled">True when a court annulled it.</param>
/// <param name="Grade">How sure it is.</param>
/// <param name="Sources">Keys of its sources.</param>
/// <param name="Rules">The rules it gives weight to.</param>
public sealed record Precedent(
    string Id,
    string Authority,
    string Subject,
    string When,
    Bilingual What,
    Sequence<Money> Amounts,
    string? AmountNote,
    bool Annulled,
    Grade Grade,
    Sequence<string> Sources,
    Sequence<RuleId> Rules);
