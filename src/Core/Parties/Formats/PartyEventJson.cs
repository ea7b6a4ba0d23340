// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using static Filiera.Kernel.Json;

namespace Filiera.Parties;

/// <summary>Party events as JSON: what the ledger keeps. Reading what was written gives an equal event.</summary>
public static class PartyEventJson
{
    /// <summary>The public name of what happened, such as <c>mandate-given</c>.</summary>
    public static string KindOf(PartyEvent happened) => happened switch
    {
        PartyEvent.OrganisationRegistered => "organisation-registered",
        PartyEvent.OrganisationClosed => "organisation-closed",
        PartyEvent.SiteOpened => "site-opened",
        PartyEvent.SiteClosed => "site-closed",
        PartyEvent.NumberDeclared => "number-declared",
        PartyEvent.NumberReleased => "number-released",
        PartyEvent.CampaignOpened => "campaign-opened",
        PartyEvent.CampaignClosed => "campaign-closed",
        PartyEvent.MandateGiven => "mandate-given",
        PartyEvent.MandateRevoked => "mandate-revoked",
        PartyEvent.SupplierAuthorised => "supplier-authorised",
        PartyEvent.SupplierWithdrawn => "supplier-withdrawn",
        PartyEvent.PersonEnrolled => "person-enrolled",
        PartyEvent.PersonErased => "person-erased",
        _ => throw new System.Diagnostics.UnreachableException("The hierarchy of party events is closed."),
    };

    /// <summary>The event, without its kind.</summary>
    public static Map Write(PartyEvent happened) => happened switch
    {
        PartyEvent.OrganisationRegistered e => PartyJson.Of(e.Organisation),
        PartyEvent.OrganisationClosed e => Object(("id", PartyJson.Of(e.Organisation.Value)), ("from", PartyJson.Of(e.From))),
        PartyEvent.SiteOpened e => PartyJson.Of(e.Site),
        PartyEvent.SiteClosed e => Object(
            ("id", PartyJson.Of(e.Site.Value)), ("organisation", PartyJson.Of(e.Organisation.Value)), ("from", PartyJson.Of(e.From))),
        PartyEvent.NumberDeclared e => PartyJson.Of(e.Declaration),
        PartyEvent.NumberReleased e => Object(
            ("id", PartyJson.Of(e.Declaration.Value)),
            ("centre", PartyJson.Of(e.Centre.Value)),
            ("client", PartyJson.Of(e.Client.Value)),
            ("from", PartyJson.Of(e.From))),
        PartyEvent.CampaignOpened e => PartyJson.Of(e.Campaign),
        PartyEvent.CampaignClosed e => Object(
            ("id", PartyJson.Of(e.Campaign.Value)), ("client", PartyJson.Of(e.Client.Value)), ("from", PartyJson.Of(e.From))),
        PartyEvent.MandateGiven e => PartyJson.Of(e.Mandate),
        PartyEvent.MandateRevoked e => Object(
            ("id", PartyJson.Of(e.Mandate.Value)),
            ("client", PartyJson.Of(e.Client.Value)),
            ("centre", PartyJson.Of(e.Centre.Value)),
            ("from", PartyJson.Of(e.From))),
        PartyEvent.SupplierAuthorised e => PartyJson.Of(e.Supplier),
        PartyEvent.SupplierWithdrawn e => Object(
            ("id", PartyJson.Of(e.Authorisation.Value)),
            ("appointedBy", PartyJson.Of(e.AppointedBy.Value)),
            ("supplier", PartyJson.Of(e.Supplier.Value)),
            ("from", PartyJson.Of(e.From))),
        PartyEvent.PersonEnrolled e => PartyJson.Of(e.Person),
        PartyEvent.PersonErased e => Object(
            ("id", PartyJson.Of(e.Person.Value)), ("organisation", PartyJson.Of(e.Organisation.Value))),
        _ => throw new System.Diagnostics.UnreachableException("The hierarchy of party events is closed."),
    };

    /// <summary>The event that <see cref="KindOf"/> and <see cref="Write"/> came from.</summary>
    /// <exception cref="FormatException">No event was written so: the ledger is damaged, or newer than the program.</exception>
    public static PartyEvent Read(string kind, Json written)
    {
        var from = new PartyJsonReader(written);
        return kind switch
        {
            "organisation-registered" => new PartyEvent.OrganisationRegistered(from.Organisation()),
            "organisation-closed" => new PartyEvent.OrganisationClosed(new OrganisationId(from.Id()), from.Day("from")),
            "site-opened" => new PartyEvent.SiteOpened(from.Site()),
            "site-closed" => new PartyEvent.SiteClosed(new SiteId(from.Id()), from.Party("organisation"), from.Day("from")),
            "number-declared" => new PartyEvent.NumberDeclared(from.DeclaredNumber()),
            "number-released" => new PartyEvent.NumberReleased(
                new DeclaredNumberId(from.Id()), from.Party("centre"), from.Party("client"), from.Day("from")),
            "campaign-opened" => new PartyEvent.CampaignOpened(from.Campaign()),
            "campaign-closed" => new PartyEvent.CampaignClosed(new CampaignId(from.Id()), from.Party("client"), from.Day("from")),
            "mandate-given" => new PartyEvent.MandateGiven(from.Mandate()),
            "mandate-revoked" => new PartyEvent.MandateRevoked(
                new MandateId(from.Id()), from.Party("client"), from.Party("centre"), from.Moment("from")),
            "supplier-authorised" => new PartyEvent.SupplierAuthorised(from.Supplier()),
            "supplier-withdrawn" => new PartyEvent.SupplierWithdrawn(
                new SupplierAuthorisationId(from.Id()), from.Party("appointedBy"), from.Party("supplier"), from.Moment("from")),
            "person-enrolled" => new PartyEvent.PersonEnrolled(from.Person()),
            "person-erased" => new PartyEvent.PersonErased(new PersonId(from.Id()), from.Party("organisation")),
            _ => throw new FormatException($"No party event is called {kind}."),
        };
    }
}
