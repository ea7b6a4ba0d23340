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
        var now = EvidenceForm.Floor(clock.GetCurrentInstant());

        // 2. Evaluation: a fact that is incomplete, has fractions or names a person is never sealed.
        var against = DraftRules.Against(fact);
        if (!against.IsEmpty)
        {
            return against;
        }

        // 3. Decision: it follows the chain's end, unless the clock was set back behind it.
        if (now < head.RecordedAt)
        {
            return new EvidenceClockBehind();
        }

        // 4. Evidence: signed with a key held no longer than that, and kept together with its trace.
        SealedEvidence evidence;
        switch (await keys.OpenOrCreateAsync(EvidenceKeys.Purpose, ct))
        {
            case Result<SigningKey>.Ok { Value: var key }:
                using (key)
                {
                    evidence = EvidenceForm.Seal(new EvidenceId(identifiers.Next()), head, now, fact, key);
                }

                break;
            case Result<SigningKey>.Refused refused:
                return refused.Refusals;
            default:
                throw new InvalidOperationException("Neither value nor refusal.");
        }

        return await store.AppendAsync(evidence, by, ct);
    }
}
