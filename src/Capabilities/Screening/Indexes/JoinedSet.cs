// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>One of the answer indexes that were joined into one.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="Sources">The hashes of its answer files, each once, in ascending order.</param>
/// <param name="Submitted">The hashes of the lists the register was asked about, each once, in ascending order.</param>
/// <param name="Oldest">Its oldest answer, or null when there is none.</param>
/// <param name="Newest">Its newest answer, or null when there is none.</param>
/// <param name="Precision">How exactly it keeps instants.</param>
public sealed record JoinedSet(
    ContentHash Digest, Sequence<ContentHash> Sources, Sequence<ContentHash> Submitted, Instant? Oldest, Instant? Newest, AnswerPrecision Precision)
{
    internal static JoinedSet Of(AnswerIndexInfo info) => new(
        info.Digest, AnswerFileUsed.Hashes(info.Sources), AnswerFileUsed.Hashes(info.Submitted), info.Oldest, info.Newest, info.Precision);
}
