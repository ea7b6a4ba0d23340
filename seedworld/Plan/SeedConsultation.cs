// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>One consultation of the opt-out register about a list.</summary>
/// <param name="Number">From 1, the newest first.</param>
/// <param name="CheckedAt">When the register was asked.</param>
public sealed record SeedConsultation(int Number, Instant CheckedAt);
