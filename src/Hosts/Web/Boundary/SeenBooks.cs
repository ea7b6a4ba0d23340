// SPDX-License-Identifier: EUPL-1.2
using System.Collections.Concurrent;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>Keeps each organisation's view of the book until the book changes, so that a page costs no walk through all parties.</summary>
public sealed class SeenBooks
{
    private const int Remembered = 256;
    private readonly ConcurrentDictionary<OrganisationId, (PartyBook Whole, PartyBook Seen)> _books = new();

    /// <summary>The book as the organisation sees it.</summary>
    public PartyBook Of(PartyBook whole, OrganisationId organisation)
    {
        if (_books.TryGetValue(organisation, out var known) && ReferenceEquals(known.Whole, whole))
        {
            return known.Seen;
        }

        if (_books.Count >= Remembered)
        {
            _books.Clear();
        }

        var seen = whole.SeenBy(organisation);
        _books[organisation] = (whole, seen);
        return seen;
    }
}
