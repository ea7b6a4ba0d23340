// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties;

/// <summary>Where the events are kept, in one order for all parties.</summary>
public interface IPartyLedger
{
    /// <summary>The book folded from every event so far.</summary>
    Task<PartyBook> ReadAsync(CancellationToken ct);

    /// <summary>The events that concern one organisation, oldest first.</summary>
    Task<Sequence<PartyEntry>> HistoryAsync(OrganisationId organisation, CancellationToken ct);

    /// <summary>The events after a version of the book, oldest first: the first of them made the next version.</summary>
    /// <param name="after">A version; zero for all.</param>
    /// <param name="limit">At most so many, from 1.</param>
    /// <param name="ct">Cancels.</param>
    Task<Sequence<PartyEntry>> EventsAsync(long after, int limit, CancellationToken ct);

    /// <summary>Appends entries and changes personal data together, with their audit, or does nothing.</summary>
    /// <param name="expectedVersion">The version of the book on which the entries were decided.</param>
    /// <param name="entries">At least one.</param>
    /// <param name="personal">Personal data that changes with them, or null.</param>
    /// <returns>The new version; or <see cref="ChangedMeanwhile"/> when the book has grown since.</returns>
    Task<Result<long>> AppendAsync(
        long expectedVersion, Sequence<PartyEntry> entries, PersonalChange? personal, CancellationToken ct);
}
