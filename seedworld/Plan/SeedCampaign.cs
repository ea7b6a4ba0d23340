// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.SeedWorld;

/// <summary>A campaign of an invented client.</summary>
/// <param name="Key">Its name inside the plan.</param>
/// <param name="Client">The key of the client.</param>
public sealed record SeedCampaign(string Key, string Client, string Name, string Sector, string Purpose, CampaignTarget Target);
