// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs;

/// <summary>What the opt-out register gave, and for whom.</summary>
/// <param name="Kind">A consultation or a snapshot.</param>
/// <param name="ControllerVat">The VAT number of the controller it was given to.</param>
/// <param name="Sources">The hashes of the files it came in, at least one, in the order given.</param>
/// <param name="Submitted">The hashes of the lists submitted, where they are known, in the order given; none for a snapshot.</param>
/// <param name="Digest">The digest of the index compiled from the files, or null where they were read as they stand.</param>
/// <param name="Oldest">The oldest instant in it; null when it speaks of no number.</param>
/// <param name="Newest">The newest instant in it; null when it speaks of no number.</param>
/// <param name="Precision">How exactly instants were kept.</param>
/// <param name="SnapshotAt">When a snapshot was taken; null for a consultation.</param>
/// <param name="Sets">Where answers of several days were joined, each of them; empty where there was one.</param>
public sealed record ReceiptAnswers(
    AnswersKind Kind,
    string ControllerVat,
    Sequence<ContentHash> Sources,
    Sequence<ContentHash> Submitted,
    ContentHash? Digest,
    Instant? Oldest,
    Instant? Newest,
    AnswersPrecision Precision,
    Instant? SnapshotAt,
    Sequence<ReceiptAnswerSet> Sets = default)
{
    /// <summary>One of the sets joined, as if it were all there is.</summary>
    public ReceiptAnswers Alone(ReceiptAnswerSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return this with
        {
            Sources = set.Sources,
            Submitted = set.Submitted,
            Digest = set.Digest,
            Oldest = set.Oldest,
            Newest = set.Newest,
            Precision = set.Precision,
            Sets = [],
        };
    }
}
