// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Parties;

/// <summary>Something that happened to the parties. The hierarchy is closed; no event holds personal data.</summary>
/// <remarks>An event that adds a thing holds it as it stood then; later events change it by its identifier.</remarks>
public abstract record PartyEvent
{
    private PartyEvent()
    {
    }

    /// <summary>The organisations in whose history it belongs; the first is the one that acts.</summary>
    public abstract Sequence<OrganisationId> Concerns { get; }

    /// <summary>An organisation became known.</summary>
    public sealed record OrganisationRegistered(Organisation Organisation) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Organisation.Id];
    }

    /// <summary>An organisation takes no further part from a day on.</summary>
    public sealed record OrganisationClosed(OrganisationId Organisation, LocalDate From) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Organisation];
    }

    /// <summary>A site opened.</summary>
    public sealed record SiteOpened(Site Site) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Site.Organisation];
    }

    /// <summary>A site is closed from a day on.</summary>
    public sealed record SiteClosed(SiteId Site, OrganisationId Organisation, LocalDate From) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Organisation];
    }

    /// <summary>A centre declared a caller number for a client.</summary>
    public sealed record NumberDeclared(DeclaredNumber Declaration) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(Declaration.Centre, Declaration.Client);
    }

    /// <summary>A centre gives a declared number up from a day on.</summary>
    public sealed record NumberReleased(DeclaredNumberId Declaration, OrganisationId Centre, OrganisationId Client, LocalDate From)
        : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(Centre, Client);
    }

    /// <summary>A client opened a campaign.</summary>
    public sealed record CampaignOpened(Campaign Campaign) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Campaign.Client];
    }

    /// <summary>A campaign is closed from a day on.</summary>
    public sealed record CampaignClosed(CampaignId Campaign, OrganisationId Client, LocalDate From) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Client];
    }

    /// <summary>A client gave a mandate to a centre.</summary>
    public sealed record MandateGiven(Mandate Mandate) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(Mandate.Client, Mandate.Centre);
    }

    /// <summary>A client takes a mandate back from an instant on.</summary>
    public sealed record MandateRevoked(MandateId Mandate, OrganisationId Client, OrganisationId Centre, Instant From) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(Client, Centre);
    }

    /// <summary>A client allowed a supplier below a mandate.</summary>
    public sealed record SupplierAuthorised(AuthorisedSupplier Supplier) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(Supplier.AppointedBy, Supplier.Supplier);
    }

    /// <summary>A client takes the authorisation of a supplier back from an instant on.</summary>
    public sealed record SupplierWithdrawn(
        SupplierAuthorisationId Authorisation,
        OrganisationId AppointedBy,
        OrganisationId Supplier,
        Instant From) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => PartyEvent.Both(AppointedBy, Supplier);
    }

    /// <summary>A person took a place at an organisation.</summary>
    public sealed record PersonEnrolled(Person Person) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Person.Organisation];
    }

    /// <summary>The details of a person were erased.</summary>
    public sealed record PersonErased(PersonId Person, OrganisationId Organisation) : PartyEvent
    {
        /// <inheritdoc/>
        public override Sequence<OrganisationId> Concerns => [Organisation];
    }

    private static Sequence<OrganisationId> Both(OrganisationId first, OrganisationId second) =>
        first == second ? [first] : [first, second];
}
