// SPDX-License-Identifier: EUPL-1.2
using Filiera.Access;
using Filiera.Kernel;
using Filiera.Parties;

namespace Filiera.Web;

/// <summary>The ledger of the parties within the boundary.</summary>
internal sealed class SeenParties(IPartyLedger inner, Boundary boundary) : IPartyLedger
{
    public Task<PartyBook> ReadAsync(CancellationToken ct) => boundary.BookAsync(ct);

    public async Task<Sequence<PartyEntry>> HistoryAsync(OrganisationId organisation, CancellationToken ct)
    {
        var history = await inner.HistoryAsync(organisation, ct);
        return boundary.Only is { } own ? Sequence.From(history.Where(entry => entry.Event.Concerns.Contains(own))) : history;
    }

    // Places in one order for all parties: what is filtered would stand in the wrong place, so that whoever is bounded reads none of it.
    public Task<Sequence<PartyEntry>> EventsAsync(long after, int limit, CancellationToken ct)
    {
        Boundary.Require(boundary.Only is null);
        return inner.EventsAsync(after, limit, ct);
    }

    public async Task<Result<long>> AppendAsync(long expectedVersion, Sequence<PartyEntry> entries, PersonalChange? personal, CancellationToken ct) =>
        boundary.Only is { } own && !entries.All(entry => entry.Event.Concerns.Contains(own))
            ? new OrganisationNotYours()
            : await inner.AppendAsync(expectedVersion, entries, personal, ct);
}
