// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence.Tests;

/// <summary>Chains in memory, with the port's rule against forks.</summary>
internal sealed class MemoryEvidence : IEvidenceStore
{
    private readonly List<SealedEvidence> _all = [];

    public Task<EvidenceHead> HeadAsync(EvidenceSubject subject, CancellationToken ct) =>
        Task.FromResult(_all.LastOrDefault(evidence => evidence.Fact.Subject == subject)?.ToHead() ?? default);

    public async Task<Result<SealedEvidence>> AppendAsync(SealedEvidence evidence, Actor by, CancellationToken ct)
    {
        var head = await HeadAsync(evidence.Fact.Subject, ct);
        if (evidence.Number != head.Number + 1 || evidence.Previous != head.Hash)
        {
            return new EvidenceChainMoved();
        }

        _all.Add(evidence);
        return evidence;
    }

    public Task<Sequence<SealedEvidence>> ReadAsync(EvidenceSubject subject, CancellationToken ct) =>
        Task.FromResult(Sequence.From(_all.Where(evidence => evidence.Fact.Subject == subject)));

    public Task<Sequence<SealedEvidence>> ReadAsync(string kind, IReadOnlyCollection<string> ids, NodaTime.Instant from, CancellationToken ct) =>
        Task.FromResult(Sequence.From(_all.Where(evidence => evidence.Fact.Subject.Kind == kind && ids.Contains(evidence.Fact.Subject.Id) && evidence.RecordedAt >= from)
            .OrderBy(evidence => evidence.Fact.Subject.Id, StringComparer.Ordinal).ThenBy(evidence => evidence.Number)));

    public async Task<Sequence<SignedEnvelope>> EnvelopesAsync(EvidenceSubject subject, CancellationToken ct) =>
        Sample.Envelopes(await ReadAsync(subject, ct));

    public Task<SealedEvidence?> FindAsync(EvidenceId id, CancellationToken ct) =>
        Task.FromResult(_all.SingleOrDefault(evidence => evidence.Id == id));

    public async Task<Sequence<EvidenceListing>> ListAsync(string? kind, EvidenceSubject? after, int limit, CancellationToken ct)
    {
        var listings = new List<EvidenceListing>();
        foreach (var subject in _all.Select(evidence => evidence.Fact.Subject).Distinct().Take(limit))
        {
            listings.Add(new EvidenceListing(subject, await HeadAsync(subject, ct)));
        }

        return Sequence.From(listings);
    }
}
