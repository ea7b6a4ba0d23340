// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Parties;
using NodaTime;

namespace Filiera.Screening;

/// <summary>When a centre may work on a campaign, by everything known of the parties: what <see cref="PartyBook.IsAuthorisedSupplier"/> says, for all instants.</summary>
public static class MandateTerms
{
    /// <summary>The terms, in order and apart.</summary>
    public static Sequence<Term> Of(PartyBook book, Campaign campaign, OrganisationId centre)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(campaign);
        var terms = new List<Term>();
        Instant? since = null;
        foreach (var turn in Turns(book, campaign).Distinct().Order())
        {
            var inForce = book.IsAuthorisedSupplier(campaign.Client, centre, campaign.Id, turn) is Result<SupplyChain>.Ok;
            if (inForce && since is null)
            {
                since = turn;
            }
            else if (!inForce && since is { } from)
            {
                terms.Add(new Term(from, turn));
                since = null;
            }
        }

        if (since is { } open)
        {
            terms.Add(new Term(open, null));
        }

        return Sequence.From(terms);
    }

    // Between two of these nothing changes; before the first there is no mandate.
    private static IEnumerable<Instant> Turns(PartyBook book, Campaign campaign)
    {
        var mandates = book.Mandates.Values.Where(mandate => mandate.Campaign == campaign.Id).ToList();
        var suppliers = book.Suppliers.Values.Where(supplier => mandates.Exists(mandate => mandate.Id == supplier.Mandate));
        var ends = mandates.Select(mandate => mandate.Effective).Concat(suppliers.Select(supplier => supplier.Effective));
        var days = book.Organisations.Values.Select(organisation => organisation.ClosedFrom).Append(campaign.Days.From).Append(campaign.Days.Until);
        return ends.SelectMany(term => new[] { term.From, term.To })
            .Concat(days.Select(day => day is { } known ? RomeTime.StartOf(known) : (Instant?)null))
            .OfType<Instant>();
    }
}
