// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Rulebook;

/// <summary>A date that matters to the rules.</summary>
/// <param name="Day">The day, or the first day of the month when only the month is known.</param>
/// <param name="MonthOnly">True when only the month is known.</param>
/// <param name="Yearly">True when it comes back every year on that day.</param>
/// <param name="What">What happened or happens.</param>
/// <param name="Grade">How sure the date is, or null when the sheet gives none of its own.</param>
/// <param name="Rules">The rules it bears on.</param>
/// <param name="Doubts">The open doubts about it.</param>
public sealed record DatedEvent(
    LocalDate Day, bool MonthOnly, bool Yearly, Bilingual What, Grade? Grade, Sequence<RuleId> Rules, Sequence<DoubtId> Doubts);
