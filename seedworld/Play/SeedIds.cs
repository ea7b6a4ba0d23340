// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;

namespace Filiera.SeedWorld;

/// <summary>The identifiers that the installation gave to what the plan names by keys.</summary>
internal sealed class SeedIds
{
    private readonly Dictionary<string, OrganisationId> _firms = [];
    private readonly Dictionary<string, CampaignId> _campaigns = [];
    private readonly Dictionary<(string Campaign, string Centre), MandateId> _mandates = [];
    private readonly Dictionary<string, DeclaredNumberId> _numbers = [];

    public OrganisationId Firm(string key) => _firms[key];

    public CampaignId Campaign(string key) => _campaigns[key];

    public MandateId Mandate(SeedMandate mandate) => _mandates[(mandate.Campaign, mandate.Centre)];

    public DeclaredNumberId Number(SeedNumber number) => _numbers[number.Number];

    public void Keep(string key, OrganisationId id) => _firms.Add(key, id);

    public void Keep(string key, CampaignId id) => _campaigns.Add(key, id);

    public void Keep(SeedMandate mandate, MandateId id) => _mandates.Add((mandate.Campaign, mandate.Centre), id);

    public void Keep(SeedNumber number, DeclaredNumberId id) => _numbers.Add(number.Number, id);
}
