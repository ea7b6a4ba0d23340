// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Rulebook;

/// <summary>A public holiday of the whole country with its origin.</summary>
public sealed record NationalHoliday(Holiday Holiday, Grade Grade, Bilingual LegalRef, Sequence<DoubtId> Doubts);
