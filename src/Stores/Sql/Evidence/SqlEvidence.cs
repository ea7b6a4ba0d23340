// SPDX-License-Identifier: EUPL-1.2
using Filiera.Evidence;
using Filiera.Kernel;
using Filiera.Operations;
using Filiera.Proofs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Filiera.Stores.Sql;

/// <summary>Evidence in the database: each subject's chain, append-only.</summary>
internal sealed class SqlEvidence(FilieraContext context, IAuditTrail audit) : IEvidenceStore
{
    public async Task<EvidenceHead> HeadAsync(EvidenceSubject subject, CancellationToken ct) =>
        await Chain(subject)
            .OrderByDescending(row => row.Number)
            .Select(row => new EvidenceHead(row.Number, row.Hash, row.RecordedAt))
            .FirstOrDefaultAsync(ct);

    public async Task<Result<SealedEvidence>> AppendAsync(SealedEvidence evidence, Actor by, CancellationToken ct)
    {
        context.RequireUnit();

        // Units take turns, so the head read here is still the head when this one commits.
        var head = await HeadAsync(evidence.Fact.Subject, ct);
        if (evidence.Number != head.Number + 1 || evidence.Previous != head.Hash)
        {
            return new EvidenceChainMoved();
        }

        context.Add(EvidenceRow.From(evidence));
        await context.SaveChangesAsync(ct);
        await audit.AppendAsync(Trace(evidence, by), ct);
        return evidence;
    }

    public async Task<Sequence<SealedEvidence>> ReadAsync(EvidenceSubject subject, CancellationToken ct) =>
        Sequence.From((await Chain(subject).OrderBy(row => row.Number).ToListAsync(ct)).Select(row => row.ToEvidence()));

    public async Task<Sequence<SealedEvidence>> ReadAsync(string kind, IReadOnlyCollection<string> ids, Instant from, CancellationToken ct) => ids.Count == 0
        ? []
        : Sequence.From((await Rows().Where(row => row.SubjectKind == kind && ids.Contains(row.SubjectId) && row.RecordedAt >= from)
            .OrderBy(row => row.SubjectId).ThenBy(row => row.Number).ToListAsync(ct)).Select(row => row.ToEvidence()));

    public async Task<Sequence<SignedEnvelope>> EnvelopesAsync(EvidenceSubject subject, CancellationToken ct) =>
        Sequence.From((await Chain(subject).OrderBy(row => row.Number).ToListAsync(ct)).Select(row => row.ToEnvelope()));

    public async Task<SealedEvidence?> FindAsync(EvidenceId id, CancellationToken ct) =>
        (await Rows().FirstOrDefaultAsync(row => row.Id == id.Value, ct))?.ToEvidence();

    public async Task<Sequence<EvidenceListing>> ListAsync(string? kind, EvidenceSubject? after, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var rows = kind is null ? Rows() : Rows().Where(row => row.SubjectKind == kind);
        if (after is { Kind: var afterKind, Id: var afterId })
        {
            rows = rows.Where(row => string.Compare(row.SubjectKind, afterKind) > 0
                || (row.SubjectKind == afterKind && string.Compare(row.SubjectId, afterId) > 0));
        }

        // The end of a chain is the row that none follows.
        var all = Rows();
        var heads = rows.Where(row => !all.Any(next =>
            next.SubjectKind == row.SubjectKind && next.SubjectId == row.SubjectId && next.Number == row.Number + 1));
        var found = await heads
            .OrderBy(row => row.SubjectKind)
            .ThenBy(row => row.SubjectId)
            .Take(limit)
            .Select(row => new { row.SubjectKind, row.SubjectId, Head = new EvidenceHead(row.Number, row.Hash, row.RecordedAt) })
            .ToListAsync(ct);
        return Sequence.From(found.Select(row => new EvidenceListing(new EvidenceSubject(row.SubjectKind, row.SubjectId), row.Head)));
    }

    private static AuditAct Trace(SealedEvidence evidence, Actor by) => new(
        by,
        "evidence-sealed",
        evidence.Fact.Subject.Kind,
        evidence.Fact.Subject.Id,
        Json.Object(
            ("evidence", evidence.Id.ToString()),
            ("hash", evidence.Hash.ToString()),
            ("number", evidence.Number)));

    private IQueryable<EvidenceRow> Rows() => context.Set<EvidenceRow>().AsNoTracking();

    private IQueryable<EvidenceRow> Chain(EvidenceSubject subject) =>
        Rows().Where(row => row.SubjectKind == subject.Kind && row.SubjectId == subject.Id);
}
