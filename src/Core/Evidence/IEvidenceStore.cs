// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>Where evidence is kept: append-only, one chain for each subject.</summary>
public interface IEvidenceStore
{
    /// <summary>Where the subject's chain ends; <c>default</c> when it has not begun.</summary>
    Task<EvidenceHead> HeadAsync(EvidenceSubject subject, CancellationToken ct);

    /// <summary>Appends to the subject's chain, and an audit entry with it, in the unit of work that is open.</summary>
    /// <param name="evidence">The next of its subject.</param>
    /// <param name="by">Who had it sealed.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    /// <returns>What was kept, or <see cref="EvidenceChainMoved"/> when the evidence does not follow the chain's end: two writers never fork it.</returns>
    /// <exception cref="InvalidOperationException">No unit of work is open.</exception>
    Task<Result<SealedEvidence>> AppendAsync(SealedEvidence evidence, Actor by, CancellationToken ct);

    /// <summary>The subject's evidence in order of number; empty when there is none.</summary>
    Task<Sequence<SealedEvidence>> ReadAsync(EvidenceSubject subject, CancellationToken ct);

    /// <summary>The subject's envelopes in order of number, as kept and not read into: what verification begins from.</summary>
    Task<Sequence<SignedEnvelope>> EnvelopesAsync(EvidenceSubject subject, CancellationToken ct);

    /// <summary>What was recorded from an instant on about several subjects of one kind, by subject and number.</summary>
    /// <param name="kind">The kind of the subjects.</param>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="from">The first instant of recording that counts.</param>
    /// <param name="ct">Cancels.</param>
    Task<Sequence<SealedEvidence>> ReadAsync(string kind, IReadOnlyCollection<string> ids, NodaTime.Instant from, CancellationToken ct);

    /// <summary>One piece of evidence, or null.</summary>
    Task<SealedEvidence?> FindAsync(EvidenceId id, CancellationToken ct);

    /// <summary>The subjects with evidence and where each chain ends, ordered by kind and id.</summary>
    /// <param name="kind">Only subjects of that kind; null for all.</param>
    /// <param name="after">Only subjects after this one; null from the beginning.</param>
    /// <param name="limit">At most so many, from 1.</param>
    /// <param name="ct">Cancels.</param>
    Task<Sequence<EvidenceListing>> ListAsync(string? kind, EvidenceSubject? after, int limit, CancellationToken ct);
}
