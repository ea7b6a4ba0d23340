// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Evidence;

/// <summary>Verifies a subject's chain as this installation keeps it, with the keys and the head it keeps.</summary>
public sealed class VerifyStoredEvidence(IEvidenceStore store, IKeyStore keys, VerifyEvidence verify)
{
    /// <param name="subject">The subject.</param>
    /// <param name="knowsRule">Says whether a rule version is in the rulebook; null without a rulebook.</param>
    /// <param name="inputs">Where the bytes measured are found; null leaves inputs unchecked.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The checks, or <see cref="NoEvidenceAbout"/>.</returns>
    public async Task<Result<Verification>> RunAsync(
        EvidenceSubject subject, Func<RuleRef, bool>? knowsRule, IEvidenceInputs? inputs, CancellationToken ct)
    {
        // 1. Facts: the chain, where it ends, and the keys of this installation.
        var chain = await store.EnvelopesAsync(subject, ct);
        var head = await store.HeadAsync(subject, ct);
        var known = await keys.ListAsync(ct);
        if (chain.IsEmpty && head == default)
        {
            return new NoEvidenceAbout();
        }

        // 2. Evaluation: as for a bundle from anywhere else.
        var trust = new EvidenceTrust(known, knowsRule, [new EvidenceListing(subject, head)]);
        return await verify.RunAsync(new EvidenceBundle([], chain), trust, inputs, ct);
    }
}
