// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Web;

/// <summary>One day of a calendar.</summary>
/// <param name="Day">The day.</param>
/// <param name="Level">From 0 to 4; null where there is nothing to tell.</param>
/// <param name="Words">What is told of it; empty where there is nothing to tell.</param>
public sealed record CalendarDay(LocalDate Day, int? Level, string Words = "");
