// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using System.Diagnostics;
using Filiera.Kernel;

namespace Filiera.Parties;

public sealed partial record PartyBook
{
    /// <summary>The book after one more event. Pure: the same events give the same book for ever.</summary>
    /// <exception cref="KeyNotFoundException">The event changes a thing that no earlier event added: the ledger is damaged.</exception>
    public PartyBook Fold(PartyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Apply(entry) with { Version = Version + 1 };
    }

    /// <summary>The book after more events, in order.</summary>
    public PartyBook Fold(IEnumerable<PartyEntry> entries) => entries.Aggregate(this, (book, entry) => book.Fold(entry));

    private static ImmutableDictionary<TKey, Sequence<TItem>> Filed<TKey, TItem>(
        ImmutableDictionary<TKey, Sequence<TItem>> index, TKey key, TItem item)
        where TKey : notnull => index.SetItem(key, index.GetValueOrDefault(key).Add(item));

    private PartyBook Apply(PartyEntry entry) => entry.Event switch
    {
        PartyEvent.OrganisationRegistered e => this with
        {
            Organisations = Organisations.Add(e.Organisation.Id, e.Organisation),
            ByVatNumber = ByVatNumber.Add(e.Organisation.VatNumber, e.Organisation.Id),
        },
        PartyEvent.OrganisationClosed e => this with
        {
            Organisations = Organisations.SetItem(e.Organisation, Organisations[e.Organisation] with { ClosedFrom = e.From }),
        },
        PartyEvent.SiteOpened e => this with { Sites = Sites.Add(e.Site.Id, e.Site) },
        PartyEvent.SiteClosed e => this with
        {
            Sites = Sites.SetItem(e.Site, Sites[e.Site] with { Days = Sites[e.Site].Days.CutAt(e.From) }),
        },
        PartyEvent.NumberDeclared e => this with
        {
            Numbers = Numbers.Add(e.Declaration.Id, e.Declaration),
            ByCaller = Filed(ByCaller, e.Declaration.Number, e.Declaration.Id),
        },
        PartyEvent.NumberReleased e => this with
        {
            Numbers = Numbers.SetItem(e.Declaration, Numbers[e.Declaration] with { ReleasedFrom = e.From }),
        },
        PartyEvent.CampaignOpened e => this with { Campaigns = Campaigns.Add(e.Campaign.Id, e.Campaign) },
        PartyEvent.CampaignClosed e => this with
        {
            Campaigns = Campaigns.SetItem(e.Campaign, Campaigns[e.Campaign] with { Days = Campaigns[e.Campaign].Days.CutAt(e.From) }),
        },
        PartyEvent.PersonEnrolled e => this with { People = People.Add(e.Person.Id, e.Person) },
        PartyEvent.PersonErased e => this with
        {
            People = People.SetItem(e.Person, People[e.Person] with { ErasedAt = entry.At }),
        },
        _ => ApplyToMandates(entry),
    };

    private PartyBook ApplyToMandates(PartyEntry entry) => entry.Event switch
    {
        PartyEvent.MandateGiven e => this with
        {
            Mandates = Mandates.Add(e.Mandate.Id, e.Mandate),
            ByCampaign = Filed(ByCampaign, e.Mandate.Campaign, e.Mandate.Id),
        },
        PartyEvent.MandateRevoked e => this with
        {
            Mandates = Mandates.SetItem(e.Mandate, Mandates[e.Mandate] with { RevokedFrom = e.From }),
        },
        PartyEvent.SupplierAuthorised e => this with
        {
            Suppliers = Suppliers.Add(e.Supplier.Id, e.Supplier),
            ByMandate = Filed(ByMandate, e.Supplier.Mandate, e.Supplier.Id),
        },
        PartyEvent.SupplierWithdrawn e => this with
        {
            Suppliers = Suppliers.SetItem(e.Authorisation, Suppliers[e.Authorisation] with { WithdrawnFrom = e.From }),
        },
        _ => throw new UnreachableException("The hierarchy of party events is closed."),
    };
}
