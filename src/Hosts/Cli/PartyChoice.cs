// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Cli;

/// <summary>Finds the campaign and the centre that options name: by identifier, by name, or by VAT number.</summary>
internal static class PartyChoice
{
    /// <summary>A campaign and the centre that calls for it.</summary>
    public sealed record Chosen(CampaignId Campaign, OrganisationId Centre);

    /// <param name="book">The parties.</param>
    /// <param name="campaign">An identifier, or a name that one campaign alone has.</param>
    /// <param name="centre">An identifier, a VAT number, a name; null for the one centre that may call for the campaign.</param>
    /// <param name="asOf">The instant at which the centre may call.</param>
    /// <returns>Both, or every reason why not.</returns>
    public static Result<Chosen> Of(PartyBook book, string campaign, string? centre, Instant asOf)
    {
        var chosen = Campaign(book, campaign);
        var calling = centre is not null ? Organisation(book, centre)
            : chosen is { } known ? OnlyCentre(book, known, asOf)
            : null;
        var refusals = new List<Refusal>();
        if (centre is not null && calling is null)
        {
            refusals.Add(new OrganisationUnknown { Where = "--centre" });
        }

        if (chosen is null)
        {
            refusals.Add(new CampaignUnknown { Where = "--campaign" });
        }
        else if (centre is null && calling is null)
        {
            refusals.Add(new CentreNotNamed { Where = "--centre" });
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : new Chosen(chosen!.Value, calling!.Value);
    }

    private static CampaignId? Campaign(PartyBook book, string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            return book.Campaigns.ContainsKey(new CampaignId(id)) ? new CampaignId(id) : null;
        }

        var named = book.Campaigns.Values.Where(campaign => campaign.Name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named[0].Id : null;
    }

    /// <summary>An organisation by identifier, VAT number or name; null where none or several are called so.</summary>
    public static OrganisationId? Organisation(PartyBook book, string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            return book.Organisations.ContainsKey(new OrganisationId(id)) ? new OrganisationId(id) : null;
        }

        var named = book.Organisations.Values.Where(firm =>
            firm.LegalName.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)
            || (PartitaIva.TryParse(text, out var vat) && firm.VatNumber == vat)).ToList();
        return named.Count == 1 ? named[0].Id : null;
    }

    private static OrganisationId? OnlyCentre(PartyBook book, CampaignId campaign, Instant asOf)
    {
        var client = book.Campaigns[campaign].Client;
        var calling = book.Organisations.Keys.Where(firm => book.IsAuthorisedSupplier(client, firm, campaign, asOf) is Result<SupplyChain>.Ok).ToList();
        return calling.Count == 1 ? calling[0] : null;
    }
}
