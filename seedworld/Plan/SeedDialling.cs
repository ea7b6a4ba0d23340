// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>A morning in which a centre asks the gate before each call, after its list was screened.</summary>
/// <param name="List">The key of the list it dials from.</param>
/// <param name="Begins">When the first call is asked about, by the clock in Italy.</param>
/// <param name="Calls">How many calls are asked about, no more than the list has rows.</param>
/// <param name="Between">The time from one to the next.</param>
public sealed record SeedDialling(string List, LocalTime Begins, int Calls, Duration Between);
