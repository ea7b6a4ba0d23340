// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>One reason to call: a client, a trade, a purpose, the people it is meant for, and its days.</summary>
public sealed record Campaign(
    CampaignId Id,
    OrganisationId Client,
    string Name,
    CampaignSector Sector,
    CampaignPurpose Purpose,
    CampaignTarget Target,
    CampaignChannel Channel,
    DayRange Days);
