// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Frozen;

namespace Filiera.Screening;

/// <summary>Reads what a list writes in its purpose and recipient columns.</summary>
internal static class ConsentWords
{
    private static readonly char[] Separators = [',', ';', '|', '/', '+'];

    /// <summary>A purpose that is an offer, and a topic that is energy.</summary>
    public const string AnOffer = "offerte", AnEnergy = "energia";

    private static readonly FrozenSet<string> Offers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "marketing", "telemarketing", "promozione", "promozionale", "commerciale", "offerte commerciali", "offerte", "vendita", "teleselling",
        "promotion", "commercial offers", "sales");

    /// <summary>True when one of the purposes written is the offer or sale of something; any other word proves nothing.</summary>
    public static bool AreForOffers(string? purpose) => purpose is not null && Parts(purpose).Any(Offers.Contains);

    private static readonly FrozenSet<string> Energy = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "energia", "luce", "gas", "luce e gas", "energia elettrica", "elettricità", "elettricita", "fornitura di energia", "energy", "electricity",
        "electricity and gas", "power");

    /// <summary>True when one of the topics written is the supply of energy; any other word proves nothing.</summary>
    public static bool AreAboutEnergy(string topic) => Parts(topic).Any(Energy.Contains);

    /// <summary>True when one of the recipients written is the client, by VAT number or by legal name.</summary>
    public static bool Name(string recipient, CampaignFacts campaign) => Parts(recipient).Any(part =>
        part.Equals(campaign.ClientName, StringComparison.OrdinalIgnoreCase)
        || part.Equals(campaign.ClientVat, StringComparison.OrdinalIgnoreCase)
        || part.Equals("IT" + campaign.ClientVat, StringComparison.OrdinalIgnoreCase));

    private static string[] Parts(string text) =>
        text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
