// SPDX-License-Identifier: EUPL-1.2
using Filiera.Numbering;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>What holds for all numbers that a dialler asks about at once.</summary>
/// <param name="Campaign">The campaign it wants to call for.</param>
/// <param name="Centre">The contact centre that calls.</param>
/// <param name="Caller">The number it will show; null where none was given that can be read.</param>
/// <param name="At">The instant at which the call would begin.</param>
/// <param name="AgentReserved">True when a person is already set aside for the call.</param>
/// <param name="Automated">True when no person speaks: a recording or a synthetic voice.</param>
public readonly record struct DialCall(
    CampaignId Campaign, OrganisationId Centre, CallerId? Caller, Instant At, bool AgentReserved, bool Automated);
