// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Proofs;
using Filiera.Rulebook;

namespace Filiera.Evidence;

/// <summary>What a verifier believes before looking at any evidence. What is missing here leaves checks not run, never passed.</summary>
/// <param name="Keys">Keys the verifier has from elsewhere than the bundle; empty when it has none.</param>
/// <param name="KnowsRule">Says whether a rule version is in the verifier's rulebook; null without a rulebook.</param>
/// <param name="Head">Where the verifier knows a chain to end, by subject, so that a chain cut short is found out; empty when it knows none.</param>
public sealed record EvidenceTrust(Sequence<TrustedKey> Keys, Func<RuleRef, bool>? KnowsRule, Sequence<EvidenceListing> Head)
{
    /// <summary>No key, no rulebook, no head.</summary>
    public static EvidenceTrust None { get; } = new([], null, []);
}
