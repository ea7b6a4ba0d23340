// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>An event with who caused it and when it was recorded.</summary>
public sealed record PartyEntry(Actor By, Instant At, PartyEvent Event);
