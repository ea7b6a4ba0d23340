// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;

namespace Filiera.Evidence;

/// <summary>Puts a subject's whole chain into a bundle that anyone can verify.</summary>
public sealed class ExportEvidence(IEvidenceStore store, IKeyStore keys)
{
    /// <returns>The bundle, or <see cref="NoEvidenceAbout"/>.</returns>
    public async Task<Result<EvidenceBundle>> RunAsync(EvidenceSubject subject, CancellationToken ct)
    {
        // 1. Facts: the chain, and every key that ever sealed evidence here.
        var chain = await store.EnvelopesAsync(subject, ct);
        var known = await keys.ListAsync(ct);

        // 2. Evaluation: only the keys that signed something here go along.
        var signers = chain.SelectMany(envelope => envelope.Signatures).Select(signature => signature.KeyId).ToHashSet();
        var used = known.Where(key => key.Purpose == EvidenceKeys.Purpose.Name && signers.Contains(key.Key.Id));

        // 3. Decision and evidence: an empty chain is refused, so that no bundle is mistaken for proof of absence.
        return chain.IsEmpty
            ? new NoEvidenceAbout()
            : new EvidenceBundle(Sequence.From(used), chain);
    }
}
