// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Numbering;
using NodaTime;

namespace Filiera.Parties;

// What other rooms ask. Every answer holds for the instant given and for the events folded so far.
public sealed partial record PartyBook
{
    /// <summary>The organisation with that VAT number, or null.</summary>
    public Organisation? ByVat(PartitaIva number) =>
        ByVatNumber.TryGetValue(number, out var id) ? Organisations[id] : null;

    /// <summary>The client's mandate to the centre for the campaign, if it is in force at the instant.</summary>
    /// <returns>
    /// The mandate; or every reason against it: <see cref="MandateMissing"/>, <see cref="MandateNotStarted"/>,
    /// <see cref="MandateEnded"/>, <see cref="MandateIsRevoked"/>, <see cref="CampaignNotOpen"/>, <see cref="OrganisationIsClosed"/>.
    /// </returns>
    public Result<Mandate> MandateInForce(OrganisationId client, OrganisationId centre, CampaignId campaign, Instant asOf)
    {
        var given = MandatesFor(campaign).Where(m => m.Client == client && m.Centre == centre).ToList();
        var inForce = given.Find(m => m.Effective.Contains(asOf));
        var refusals = new List<Refusal>();
        if (inForce is null)
        {
            refusals.Add(WhyNotInForce(given, asOf));
        }

        var day = RomeTime.DayOf(asOf);
        if (!Campaigns.TryGetValue(campaign, out var known) || !known.Days.Contains(day))
        {
            refusals.Add(new CampaignNotOpen());
        }

        if (IsClosed(client, day) || IsClosed(centre, day))
        {
            refusals.Add(new OrganisationIsClosed());
        }

        return inForce is null || refusals.Count > 0 ? Sequence.From(refusals) : inForce;
    }

    /// <summary>Why an organisation may work on a client's campaign at an instant: as the centre of a mandate, or below one.</summary>
    /// <returns>The chain; or the reasons against it, <see cref="SupplierNotAuthorised"/> when no chain reaches it.</returns>
    public Result<SupplyChain> IsAuthorisedSupplier(OrganisationId client, OrganisationId supplier, CampaignId campaign, Instant asOf)
    {
        if (MandateInForce(client, supplier, campaign, asOf) is Result<Mandate>.Ok { Value: var own })
        {
            return new SupplyChain(own, []);
        }

        var refusals = new List<Refusal>();
        foreach (var mandate in MandatesFor(campaign).Where(m => m.Client == client && m.Effective.Contains(asOf)))
        {
            if (ChainTo(mandate, supplier, asOf) is not { } links || links.IsEmpty)
            {
                continue;
            }

            var day = RomeTime.DayOf(asOf);
            switch (MandateInForce(client, mandate.Centre, campaign, asOf))
            {
                case Result<Mandate>.Refused refused:
                    refusals.AddRange(refused.Refusals);
                    break;
                case var _ when IsClosed(supplier, day) || links.Any(link => IsClosed(link.AppointedBy, day)):
                    refusals.Add(new OrganisationIsClosed());
                    break;
                default:
                    return new SupplyChain(mandate, links);
            }
        }

        return refusals.Count > 0 ? Sequence.From(refusals) : new SupplierNotAuthorised();
    }

    /// <summary>The declaration under which a centre may present a number when it calls for a client at an instant.</summary>
    /// <returns>
    /// The declaration; or <see cref="CallerNumberNotDeclared"/>, <see cref="NumberDeclaredByAnother"/>,
    /// <see cref="CallerNumberNotInUseYet"/>, <see cref="CallerNumberReleased"/>.
    /// </returns>
    public Result<DeclaredNumber> MayCallFrom(CallerId number, OrganisationId client, OrganisationId centre, Instant asOf)
    {
        var day = RomeTime.DayOf(asOf);
        var declared = DeclarationsOf(number).ToList();
        var current = declared.Find(d => d.Effective.Contains(day));
        if (current is not null)
        {
            return current.Centre == centre && current.Client == client ? current : new NumberDeclaredByAnother();
        }

        var own = declared.FindAll(d => d.Centre == centre && d.Client == client);
        return own switch
        {
            [] => new CallerNumberNotDeclared(),
            _ when own.Exists(d => d.Effective.From > day) => new CallerNumberNotInUseYet(),
            _ => new CallerNumberReleased(),
        };
    }

    /// <summary>The declarations of a centre in force at an instant, oldest first.</summary>
    public Sequence<DeclaredNumber> DeclaredNumbersOf(OrganisationId centre, Instant asOf)
    {
        var day = RomeTime.DayOf(asOf);
        return Sequence.From(Numbers.Values.Where(d => d.Centre == centre && d.Effective.Contains(day)));
    }

    /// <summary>The people whose details are still kept although the day until which they may be has come.</summary>
    public Sequence<Person> PeopleToErase(Instant asOf)
    {
        var day = RomeTime.DayOf(asOf);
        return Sequence.From(People.Values.Where(p => p.ErasedAt is null && p.KeepUntil <= day));
    }

    /// <summary>Every declaration of a number, ended ones included, in the order made; none when nobody ever declared it.</summary>
    public IEnumerable<DeclaredNumber> DeclarationsOf(CallerId number) =>
        ByCaller.GetValueOrDefault(number).Select(id => (Origin ?? this).Numbers[id]);

    internal IEnumerable<Mandate> MandatesFor(CampaignId campaign) =>
        ByCampaign.GetValueOrDefault(campaign).Select(id => Mandates[id]);

    internal IEnumerable<AuthorisedSupplier> SuppliersUnder(MandateId mandate) =>
        ByMandate.GetValueOrDefault(mandate).Select(id => Suppliers[id]);

    /// <summary>The links from a mandate's centre down to an organisation at an instant; null when there is no such chain within the depth allowed.</summary>
    internal Sequence<AuthorisedSupplier>? ChainTo(Mandate mandate, OrganisationId organisation, Instant asOf)
    {
        var links = new List<AuthorisedSupplier>();
        var at = organisation;
        // Bounded by the depth, so that links which came to point at one another cannot hold the walk.
        while (at != mandate.Centre)
        {
            var link = SuppliersUnder(mandate.Id).FirstOrDefault(s => s.Supplier == at && s.Effective.Contains(asOf));
            if (link is null || links.Count == mandate.SupplierDepth)
            {
                return null;
            }

            links.Add(link);
            at = link.AppointedBy;
        }

        links.Reverse();
        return Sequence.From(links);
    }

    private static Refusal WhyNotInForce(List<Mandate> given, Instant asOf) => given switch
    {
        [] => new MandateMissing(),
        _ when given.Exists(m => m.Term.Contains(asOf)) => new MandateIsRevoked(),
        _ when given.Exists(m => m.Effective.From > asOf) => new MandateNotStarted(),
        _ => new MandateEnded(),
    };

    private bool IsClosed(OrganisationId id, LocalDate day) => Organisations.TryGetValue(id, out var known) && known.IsClosedOn(day);
}
