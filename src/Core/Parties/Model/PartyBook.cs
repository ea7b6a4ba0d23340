// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using Filiera.Kernel;
using Filiera.Numbering;

namespace Filiera.Parties;

/// <summary>All parties as the events so far leave them. Immutable; grown by <see cref="Fold(PartyEntry)"/> alone.</summary>
/// <remarks>Tables are ordered by identifier, which is the order of registration to the millisecond.</remarks>
public sealed partial record PartyBook
{
    private PartyBook()
    {
    }

    /// <summary>Nobody yet.</summary>
    public static PartyBook Empty { get; } = new();

    /// <summary>How many events it was folded from.</summary>
    public long Version { get; private init; }

    /// <summary>The organisations.</summary>
    public ImmutableSortedDictionary<OrganisationId, Organisation> Organisations { get; private init; } =
        ImmutableSortedDictionary<OrganisationId, Organisation>.Empty;

    /// <summary>The sites of all organisations.</summary>
    public ImmutableSortedDictionary<SiteId, Site> Sites { get; private init; } = ImmutableSortedDictionary<SiteId, Site>.Empty;

    /// <summary>Every declaration of a caller number, ended ones included.</summary>
    public ImmutableSortedDictionary<DeclaredNumberId, DeclaredNumber> Numbers { get; private init; } =
        ImmutableSortedDictionary<DeclaredNumberId, DeclaredNumber>.Empty;

    /// <summary>Every campaign, closed ones included.</summary>
    public ImmutableSortedDictionary<CampaignId, Campaign> Campaigns { get; private init; } =
        ImmutableSortedDictionary<CampaignId, Campaign>.Empty;

    /// <summary>Every mandate, ended and revoked ones included.</summary>
    public ImmutableSortedDictionary<MandateId, Mandate> Mandates { get; private init; } =
        ImmutableSortedDictionary<MandateId, Mandate>.Empty;

    /// <summary>Every authorisation of a supplier, ended and withdrawn ones included.</summary>
    public ImmutableSortedDictionary<SupplierAuthorisationId, AuthorisedSupplier> Suppliers { get; private init; } =
        ImmutableSortedDictionary<SupplierAuthorisationId, AuthorisedSupplier>.Empty;

    /// <summary>The people, without their personal data.</summary>
    public ImmutableSortedDictionary<PersonId, Person> People { get; private init; } =
        ImmutableSortedDictionary<PersonId, Person>.Empty;

    private ImmutableDictionary<PartitaIva, OrganisationId> ByVatNumber { get; init; } =
        ImmutableDictionary<PartitaIva, OrganisationId>.Empty;

    private ImmutableDictionary<CallerId, Sequence<DeclaredNumberId>> ByCaller { get; init; } =
        ImmutableDictionary<CallerId, Sequence<DeclaredNumberId>>.Empty;

    private ImmutableDictionary<CampaignId, Sequence<MandateId>> ByCampaign { get; init; } =
        ImmutableDictionary<CampaignId, Sequence<MandateId>>.Empty;

    private ImmutableDictionary<MandateId, Sequence<SupplierAuthorisationId>> ByMandate { get; init; } =
        ImmutableDictionary<MandateId, Sequence<SupplierAuthorisationId>>.Empty;
}
