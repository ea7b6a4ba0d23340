// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>Seals a fact as the next evidence about its subject. Call it inside the unit of work of the act that found the fact.</summary>
public sealed class SealEvidence(IEvidenceStore store, IKeyStore keys, IIdentifiers identifiers, IClock clock)
{
    /// <param name="fact">What was measured.</param>
    /// <param name="by">Who had it sealed, for the audit trail.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    /// <returns>The sealed evidence, or why nothing was kept.</returns>
    public async Task<Result<SealedEvidence>> RunAsync(EvidenceDraft fact, Actor by, CancellationToken ct)
    {
        // 1. Facts: what was measured, and where the subject's chain ends.
        var head = await store.HeadAsync(fact.Subject, ct);

        // 2. Evaluation: a fact that is incomplete, has fractions or names a person is never sealed.
        var against = DraftRules.Against(fact);
        if (!against.IsEmpty)
        {
            return against;
        }

        // 3. Decision: it follows the chain's end, unless the clock was set back behind it.
        if (EvidenceForm.Floor(clock.GetCurrentInstant()) < head.RecordedAt)
        {
            return new EvidenceClockBehind();
        }

        // 4. Evidence: signed with a key held no longer than that, and kept together with its trace.
        return await keys.OpenOrCreateAsync(EvidenceKeys.Purpose, ct) switch
        {
            Result<SigningKey>.Ok { Value: var key } => await WithKeyAsync(key, head, fact, by, ct),
            Result<SigningKey>.Refused refused => refused.Refusals,
            _ => throw new InvalidOperationException("Neither value nor refusal."),
        };
    }

    private async Task<Result<SealedEvidence>> WithKeyAsync(SigningKey key, EvidenceHead head, EvidenceDraft fact, Actor by, CancellationToken ct)
    {
        using (key)
        {
            // A key may have been made just now: evidence is never older than the key that signs it, or nobody could trust it.
            var from = (await keys.ListAsync(ct)).First(known => known.Key.Id == key.Key.Id && known.Purpose == EvidenceKeys.Purpose.Name).From;
            var now = EvidenceForm.Floor(clock.GetCurrentInstant());
            return now < from || now < head.RecordedAt
                ? new EvidenceClockBehind()
                : await store.AppendAsync(EvidenceForm.Seal(new EvidenceId(identifiers.Next()), head, now, fact, key), by, ct);
        }
    }
}
