// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;

namespace Filiera.Parties.Tests;

/// <summary>A ledger that keeps everything in memory, and can pretend that others append first.</summary>
internal sealed class MemoryLedger : IPartyLedger, IPersonDetails
{
    private readonly Dictionary<PersonId, PersonDetails> _details = [];

    public List<PartyEntry> Entries { get; } = [];

    public PartyBook Book { get; private set; } = PartyBook.Empty;

    /// <summary>How many of the next appends find that others were first.</summary>
    public int Interruptions { get; set; }

    public Task<PartyBook> ReadAsync(CancellationToken ct) => Task.FromResult(Book);

    public Task<Sequence<PartyEntry>> HistoryAsync(OrganisationId organisation, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Event.Concerns.Contains(organisation))));

    public Task<Sequence<PartyEntry>> EventsAsync(long after, int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Skip((int)after).Take(limit)));

    public Task<Result<long>> AppendAsync(
        long expectedVersion, Sequence<PartyEntry> entries, PersonalChange? personal, CancellationToken ct)
    {
        if (expectedVersion != Book.Version || Interruptions-- > 0)
        {
            return Task.FromResult<Result<long>>(new ChangedMeanwhile());
        }

        Entries.AddRange(entries);
        Book = Book.Fold(entries);
        switch (personal)
        {
            case PersonalChange.Keep keep:
                _details[keep.Person] = keep.Details;
                break;
            case PersonalChange.Erase erase:
                _details.Remove(erase.Person);
                break;
        }

        return Task.FromResult<Result<long>>(Book.Version);
    }

    public Task<PersonDetails?> FindAsync(PersonId person, CancellationToken ct) =>
        Task.FromResult(_details.GetValueOrDefault(person));
}
