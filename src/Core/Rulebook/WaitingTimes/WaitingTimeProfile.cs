// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A yardstick for waiting times: a set of measures with their limits, from a regulator, a law or a contract.</summary>
/// <param name="Id">A kebab-case name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Nature">Duty, benchmark or context.</param>
/// <param name="Sectors">The sectors it speaks about; empty means all.</param>
/// <param name="Validity">The days on which it is in force.</param>
/// <param name="Measures">Its figures, at least one.</param>
/// <param name="Rules">The rules it carries out; none for a contract.</param>
/// <param name="Sources">Its sources.</param>
/// <param name="Doubts">The open doubts about it.</param>
public sealed record WaitingTimeProfile(
    string Id,
    Bilingual Title,
    RuleNature Nature,
    Sequence<Sector> Sectors,
    Validity Validity,
    Sequence<WaitingTimeMeasure> Measures,
    Sequence<RuleId> Rules,
    Sequence<Citation> Sources,
    Sequence<DoubtId> Doubts);
