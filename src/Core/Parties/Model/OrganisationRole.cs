// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Parties;

/// <summary>What an organisation does in the chain; it may do several.</summary>
public enum OrganisationRole
{
    /// <summary>Makes or answers the calls.</summary>
    ContactCentre,

    /// <summary>Has the calls made: the <em>committente</em>, controller of the data.</summary>
    Client,

    /// <summary>Sells or lends contact lists: the <em>editore</em>.</summary>
    ListProvider,

    /// <summary>Sells for a client without being its contact centre.</summary>
    Agency,
}
