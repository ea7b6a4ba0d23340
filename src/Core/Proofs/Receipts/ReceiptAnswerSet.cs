// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs;

/// <summary>One of several sets of answers that were joined: of each number the newest answer of all sets counted, with its own instant; of two of one instant the one that removes.</summary>
/// <param name="Digest">The digest of the index compiled from its files.</param>
/// <param name="Sources">The hashes of the files it came in, at least one.</param>
/// <param name="Submitted">The hashes of the lists submitted, where they are known.</param>
/// <param name="Oldest">The oldest instant in it; null when it speaks of no number.</param>
/// <param name="Newest">The newest instant in it; null when it speaks of no number.</param>
/// <param name="Precision">How exactly instants were kept.</param>
public sealed record ReceiptAnswerSet(
    ContentHash Digest, Sequence<ContentHash> Sources, Sequence<ContentHash> Submitted, Instant? Oldest, Instant? Newest, AnswersPrecision Precision);
