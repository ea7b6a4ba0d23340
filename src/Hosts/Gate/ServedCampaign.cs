// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Gate;

/// <summary>Whom a centre calls for with a campaign, as a book says.</summary>
internal sealed class ServedCampaign(DialBook book, CampaignId campaign, OrganisationId centre, OrganisationId client)
{
    // The memory of a book that was replaced is not held on to.
    private readonly WeakReference<DialBook> _book = new(book);

    /// <summary>The client.</summary>
    public OrganisationId Client => client;

    /// <summary>True when it is what that book says of that campaign and centre.</summary>
    public bool Is(DialBook asked, CampaignId askedCampaign, OrganisationId askedCentre) =>
        _book.TryGetTarget(out var own) && own == asked && campaign.Value == askedCampaign.Value && centre.Value == askedCentre.Value;
}
