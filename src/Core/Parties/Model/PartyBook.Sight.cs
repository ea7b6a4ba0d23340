// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Immutable;
using Filiera.Kernel;

namespace Filiera.Parties;

// What one organisation may know of the others.
public sealed partial record PartyBook
{
    // Null unless narrowed: whether a number is already declared is asked of everybody's declarations.
    private PartyBook? Origin { get; init; }

    /// <summary>The book as one organisation may read it: every organisation's entry, and of the rest only what it takes part in.</summary>
    /// <remarks>
    /// Its own sites and people; the numbers, mandates and supplier links it stands in; its own campaigns and those it works on. Whether a
    /// number may be presented, or is declared already, is still answered from the whole book. A narrowed book is read, never grown.
    /// </remarks>
    public PartyBook SeenBy(OrganisationId organisation)
    {
        var links = Suppliers.Values.Where(link => link.Supplier == organisation || link.AppointedBy == organisation).Select(link => link.Mandate).ToHashSet();
        var mandates = Only(Mandates, one => one.Client == organisation || one.Centre == organisation || links.Contains(one.Id));
        var worked = mandates.Values.Select(mandate => mandate.Campaign).ToHashSet();
        var campaigns = Only(Campaigns, one => one.Client == organisation || worked.Contains(one.Id));
        var suppliers = Only(Suppliers, one => mandates.ContainsKey(one.Mandate));
        return this with
        {
            Origin = Origin ?? this,
            Sites = Only(Sites, one => one.Organisation == organisation),
            People = Only(People, one => one.Organisation == organisation),
            Numbers = Only(Numbers, one => one.Centre == organisation || one.Client == organisation),
            Campaigns = campaigns,
            Mandates = mandates,
            Suppliers = suppliers,
            ByCampaign = Only(ByCampaign, mandates),
            ByMandate = Only(ByMandate, suppliers),
        };
    }

    private static ImmutableSortedDictionary<TKey, T> Only<TKey, T>(ImmutableSortedDictionary<TKey, T> all, Func<T, bool> seen)
        where TKey : notnull => all.Where(pair => seen(pair.Value)).ToImmutableSortedDictionary();

    private static ImmutableDictionary<TKey, Sequence<TItem>> Only<TKey, TItem, T>(
        ImmutableDictionary<TKey, Sequence<TItem>> index, ImmutableSortedDictionary<TItem, T> seen)
        where TKey : notnull
        where TItem : notnull =>
        index.Select(pair => KeyValuePair.Create(pair.Key, Sequence.From(pair.Value.Where(seen.ContainsKey))))
            .Where(pair => !pair.Value.IsEmpty)
            .ToImmutableDictionary();
}
