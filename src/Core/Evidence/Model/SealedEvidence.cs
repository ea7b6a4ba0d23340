// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Evidence;

/// <summary>A fact that can be relied on: signed, numbered within its subject and tied to the one before.</summary>
/// <remarks>Everything but the envelope is what the envelope's payload says; made by sealing or by reading an envelope, never by hand.</remarks>
/// <param name="Id">Its name.</param>
/// <param name="Number">From 1 within the subject, without gaps.</param>
/// <param name="Previous">The hash of the subject's evidence before; <c>default</c> for the first.</param>
/// <param name="RecordedAt">When it was sealed, to the microsecond; never before the one before it.</param>
/// <param name="Fact">What was measured.</param>
/// <param name="Envelope">The signed payload.</param>
public sealed record SealedEvidence(
    EvidenceId Id,
    long Number,
    ContentHash Previous,
    Instant RecordedAt,
    EvidenceDraft Fact,
    Proofs.SignedEnvelope Envelope)
{
    /// <summary>The hash of the signed payload, which the next evidence names.</summary>
    public ContentHash Hash => Envelope.PayloadHash;

    /// <summary>The head of the chain after this evidence.</summary>
    public EvidenceHead ToHead() => new(Number, Hash, RecordedAt);
}
