// SPDX-License-Identifier: EUPL-1.2
using Filiera.Parties;
using Filiera.Screening;

namespace Filiera.Web;

/// <summary>What the visitor's organisation may see. Every store a page reads from asks here; nothing else draws the line.</summary>
/// <remarks>
/// The operator, the demonstration's personas that chose no organisation, and whatever runs outside a request see everything. Anybody else
/// sees what their organisation takes part in: as the centre that calls, as the client that is called for, or as a supplier below one.
/// </remarks>
public sealed class Boundary(IHttpContextAccessor accessor, WholeBook whole, SeenBooks books)
{
    /// <summary>The one organisation that is seen; null for everything.</summary>
    public OrganisationId? Only => accessor.HttpContext is { } http && IsOf(http) && Guest.From(http.User) is { SeesEverything: false } guest
        ? guest.Organisation ?? default(OrganisationId)
        : null;

    /// <summary>The parties, as far as they are seen.</summary>
    public async Task<PartyBook> BookAsync(CancellationToken ct)
    {
        var book = await whole.Ledger.ReadAsync(ct);
        return Only is { } organisation ? books.Of(book, organisation) : book;
    }

    /// <summary>True when a list is of the organisation, or of a campaign it takes part in as the client.</summary>
    public async Task<bool> SeesAsync(ContactList? list, CancellationToken ct) => list is not null && (await SeenListsAsync(ct))(list.Centre, list.Campaign);

    /// <summary>Which lists are seen, by centre and campaign: asked once for any number of them.</summary>
    public async Task<Func<OrganisationId, CampaignId, bool>> SeenListsAsync(CancellationToken ct)
    {
        if (Only is not { } organisation)
        {
            return (_, _) => true;
        }

        var book = await BookAsync(ct);
        return (centre, campaign) => centre == organisation || (book.Campaigns.TryGetValue(campaign, out var known) && known.Client == organisation);
    }

    /// <summary>Which controllers are seen, by VAT number: asked once for any number of them.</summary>
    public async Task<Func<string, bool>> SeenControllersAsync(CancellationToken ct)
    {
        if (Only is not { } organisation)
        {
            return _ => true;
        }

        var book = await BookAsync(ct);
        return book.Campaigns.Values.Select(campaign => campaign.Client).Append(organisation)
            .Select(id => book.Organisations.TryGetValue(id, out var known) ? known.VatNumber.Digits : null)
            .OfType<string>().ToHashSet(StringComparer.Ordinal).Contains;
    }

    /// <summary>True when the organisation takes part in a campaign.</summary>
    public async Task<bool> SeesAsync(CampaignId campaign, CancellationToken ct) =>
        Only is null || (await BookAsync(ct)).Campaigns.ContainsKey(campaign);

    /// <summary>True for the organisation's own VAT number, and for those of the clients it works for.</summary>
    public async Task<bool> SeesControllerAsync(string vat, CancellationToken ct) => (await SeenControllersAsync(ct))(vat);

    /// <summary>Stops an act on what is not the visitor's.</summary>
    /// <exception cref="NotYoursException">It is not.</exception>
    public static void Require(bool seen)
    {
        if (!seen)
        {
            throw new NotYoursException();
        }
    }

    // What counts for everybody opens a scope of its own while somebody asks: it must not count with that visitor's eyes.
    private bool IsOf(HttpContext http) => ReferenceEquals(http.RequestServices.GetService<Boundary>(), this);
}
