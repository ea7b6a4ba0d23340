// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Parties;
using Filiera.Proofs;

namespace Filiera.Web;

/// <summary>Evidence within the boundary: about campaigns the organisation takes part in, and about controllers it sees.</summary>
internal sealed class SeenEvidence(IEvidenceStore inner, Boundary boundary) : IEvidenceStore
{
    private const int PageSize = 200;

    public async Task<EvidenceHead> HeadAsync(EvidenceSubject subject, CancellationToken ct) =>
        await SeesAsync(subject, ct) ? await inner.HeadAsync(subject, ct) : default;

    public async Task<Result<SealedEvidence>> AppendAsync(SealedEvidence evidence, Actor by, CancellationToken ct)
    {
        Boundary.Require(await SeesAsync(evidence.Fact.Subject, ct));
        return await inner.AppendAsync(evidence, by, ct);
    }

    public async Task<Sequence<SealedEvidence>> ReadAsync(EvidenceSubject subject, CancellationToken ct) =>
        await SeesAsync(subject, ct) ? await inner.ReadAsync(subject, ct) : [];

    public async Task<Sequence<SealedEvidence>> ReadAsync(string kind, IReadOnlyCollection<string> ids, NodaTime.Instant from, CancellationToken ct)
    {
        var seen = new List<string>();
        foreach (var id in ids)
        {
            if (await SeesAsync(new EvidenceSubject(kind, id), ct))
            {
                seen.Add(id);
            }
        }

        return await inner.ReadAsync(kind, seen, from, ct);
    }

    public async Task<Sequence<SignedEnvelope>> EnvelopesAsync(EvidenceSubject subject, CancellationToken ct) =>
        await SeesAsync(subject, ct) ? await inner.EnvelopesAsync(subject, ct) : [];

    public async Task<SealedEvidence?> FindAsync(EvidenceId id, CancellationToken ct) =>
        await inner.FindAsync(id, ct) is { } found && await SeesAsync(found.Fact.Subject, ct) ? found : null;

    public async Task<Sequence<EvidenceListing>> ListAsync(string? kind, EvidenceSubject? after, int limit, CancellationToken ct)
    {
        if (boundary.Only is null)
        {
            return await inner.ListAsync(kind, after, limit, ct);
        }

        var found = new List<EvidenceListing>();
        while (found.Count < limit)
        {
            var page = await inner.ListAsync(kind, after, PageSize, ct);
            foreach (var listing in page.ToArray())
            {
                if (found.Count < limit && await SeesAsync(listing.Subject, ct))
                {
                    found.Add(listing);
                }
            }

            if (page.Count < PageSize)
            {
                break;
            }

            after = page[^1].Subject;
        }

        return Sequence.From(found);
    }

    // A kind of subject this table does not know belongs to nobody in particular, and only who sees everything sees it.
    private async Task<bool> SeesAsync(EvidenceSubject subject, CancellationToken ct) => boundary.Only is null || subject.Kind switch
    {
        "campaign" or "campaign-coverage" => Guid.TryParse(subject.Id, out var id) && await boundary.SeesAsync(new CampaignId(id), ct),
        "controller-rights" => await boundary.SeesControllerAsync(subject.Id, ct),
        _ => false,
    };
}
