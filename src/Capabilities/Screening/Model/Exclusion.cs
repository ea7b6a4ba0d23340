// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Screening;

/// <summary>What is on file against calling a number, whatever ground there may be for it.</summary>
[Flags]
public enum Exclusion
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The person told this client not to call any more.</summary>
    OpposedToClient = 1,

    /// <summary>The person withdrew the consents given so far.</summary>
    ConsentWithdrawn = 2,

    /// <summary>The contact centre's own list of numbers it does not call.</summary>
    OwnList = 4,

    /// <summary>The client's list of numbers not to be called.</summary>
    ClientList = 8,

    /// <summary>The list of numbers left out of this campaign.</summary>
    CampaignList = 16,
}
