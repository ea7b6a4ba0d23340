// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Register.Tests;

/// <summary>A register's book, its salts and a log in memory, and one source that states what it is told.</summary>
internal sealed class MemoryBook : IRegisterBook, IRegisterSalts, ILogAccess, IEntrySource, IWitnessPolicies
{
    private readonly Dictionary<string, long> _upTo = [];
    private readonly HashSet<string> _keys = [];
    private readonly Dictionary<string, Salt> _salts = [];

    public List<RegisteredEntry> Entries { get; } = [];

    public List<EntryDraft> Drafts { get; } = [];

    public MemoryLog Log { get; } = new();

    public ILogFiles Files => Log;

    public MemoryWork Reading { get; } = new();

    public string Name => "told";

    public WitnessPolicy? Policy { get; set; }

    public Result<ILogStore> Take() => Log;

    public IWorkRoom ReadingRoom() => Reading;

    Task<Result<WitnessPolicy>?> IWitnessPolicies.ReadAsync(CancellationToken ct) => Task.FromResult(Policy is null ? null : (Result<WitnessPolicy>?)Policy);

    public Task<EntryBatch> ReadAsync(long after, CancellationToken ct) =>
        Task.FromResult(new EntryBatch(Sequence.From(Drafts.Skip((int)after)), Drafts.Count));

    public Task<long> ReadUpToAsync(string source, CancellationToken ct) => Task.FromResult(_upTo.GetValueOrDefault(source));

    public async Task<Result<int>> StageAsync(string source, EntryBatch batch, CancellationToken ct)
    {
        foreach (var draft in batch.Drafts.Where(draft => _keys.Add(draft.Key)))
        {
            var entry = RegisterEntry.After((await LastAsync(draft.Subject, ct))?.Entry, draft).ValueOrThrow();
            Entries.Add(new RegisteredEntry(Entries.Count + 1, entry.ToBytes(), entry.LeafHash, null));
        }

        _upTo[source] = batch.UpTo;
        return batch.Drafts.Count;
    }

    public Task<Sequence<RegisteredEntry>> UnpublishedAsync(int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index is null).Take(limit)));

    public Task<Result<int>> PublishedAsync(Sequence<(long Number, long Index)> places, CancellationToken ct)
    {
        foreach (var (number, index) in places)
        {
            Entries[(int)number - 1] = Entries[(int)number - 1] with { Index = index };
        }

        return Task.FromResult<Result<int>>(places.Count);
    }

    public Task<Sequence<RegisteredEntry>> HistoryAsync(EntrySubject subject, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index is not null && entry.Entry.Subject == subject)));

    public async Task<Sequence<RegisteredEntry>> HistoryUpToAsync(long index, CancellationToken ct) =>
        Entries.Find(entry => entry.Index == index) is { } known
            ? Sequence.From((await HistoryAsync(known.Entry.Subject, ct)).Where(entry => entry.Number <= known.Number))
            : [];

    public Task<Sequence<RegisteredEntry>> HistoriesAsync(Sequence<EntrySubject> subjects, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index is not null && subjects.Contains(entry.Entry.Subject))));

    public Task<Sequence<RegisteredEntry>> AdmissionsAsync(Sequence<EntrySubject> organisations, CancellationToken ct) => Task.FromResult(Sequence.From(
        Entries.Where(entry => entry.Index is not null && entry.Entry.Type == EntryType.OrganisationAdmitted && organisations.Contains(entry.Entry.Subject))));

    public Task<RegisteredEntry?> LastAsync(EntrySubject subject, CancellationToken ct) =>
        Task.FromResult(Entries.FindLast(entry => entry.Entry.Subject == subject));

    public Task<Sequence<RegisteredEntry>> AboutAsync(EntrySubject organisation, int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index is not null && entry.Entry.Mentions.Contains(organisation)).Take(limit)));

    public Task<Sequence<RegisteredEntry>> SearchAsync(Sequence<string> words, int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => words.All(word => RegisterNames.Words(entry.Entry).Any(own => own.StartsWith(word, StringComparison.Ordinal)))).Take(limit)));

    public Task<Sequence<RegisteredEntry>> ChangesAsync(long after, int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index > after).OrderBy(entry => entry.Index).Take(limit)));

    public Task<Sequence<RegisteredEntry>> CertificateActsAsync(long after, int limit, CancellationToken ct) => Task.FromResult(Sequence.From(
        Entries.Where(entry => entry.Index > after && entry.Entry.TypeName.StartsWith("certificate-", StringComparison.Ordinal) && entry.Entry.Type != EntryType.CertificateIssued)
            .OrderBy(entry => entry.Index).Take(limit)));

    public Task<Sequence<RegisteredEntry>> NewestAsync(int limit, CancellationToken ct) =>
        Task.FromResult(Sequence.From(Entries.Where(entry => entry.Index is not null).Reverse<RegisteredEntry>().Take(limit)));

    public Task<Salt> OfAsync(string name, CancellationToken ct)
    {
        if (!_salts.TryGetValue(name, out var salt))
        {
            _salts.Add(name, salt = new Salt(ContentHash.Of(NoteBed.Bytes(name)).ToArray()));
        }

        return Task.FromResult(salt);
    }

    public Task EraseAsync(string name, CancellationToken ct)
    {
        _salts.Remove(name);
        return Task.CompletedTask;
    }
}
