// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using Filiera.Rulebook;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>A fact about to be sealed: what was measured, for which requirements, from what, by what and as of when.</summary>
/// <remarks>No part may hold personal data: only identifiers, counts, hashes and codes.</remarks>
/// <param name="Subject">What it is about.</param>
/// <param name="Statement">What was measured; integers and text, no fractions.</param>
/// <param name="SpeaksTo">The requirements it speaks to, at least one.</param>
/// <param name="Inputs">What it was measured from, each name once; the same bytes and rules give the same statement.</param>
/// <param name="ProducedBy">The capability and its version.</param>
/// <param name="Rulebook">The version of the whole rulebook used.</param>
/// <param name="AsOf">The instant the statement is true of, kept to the microsecond.</param>
public sealed record EvidenceDraft(
    EvidenceSubject Subject,
    Json.Map Statement,
    Sequence<RuleRef> SpeaksTo,
    Sequence<EvidenceInput> Inputs,
    EvidenceProducer ProducedBy,
    ContentHash Rulebook,
    Instant AsOf);
