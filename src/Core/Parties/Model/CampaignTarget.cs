// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>Whom a campaign is meant to reach.</summary>
public enum CampaignTarget
{
    /// <summary>People as such.</summary>
    NaturalPersons,

    /// <summary>People in their trade: protected as people are.</summary>
    ProfessionalsAndSoleTraders,

    /// <summary>Companies and bodies alone.</summary>
    Organisations,

    /// <summary>People and organisations on one list.</summary>
    Mixed,
}
