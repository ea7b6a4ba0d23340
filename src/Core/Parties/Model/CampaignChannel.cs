// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>How a campaign reaches people.</summary>
public enum CampaignChannel
{
    /// <summary>Calls made by people.</summary>
    Telephone,

    /// <summary>Calls in which nobody speaks: recordings and synthetic voices.</summary>
    AutomatedCall,

    /// <summary>Text messages.</summary>
    Message,

    /// <summary>Paper mail.</summary>
    Post,
}
