// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The decisions of one legal day, sealed: how many, what they said and why, and the root over all of them. No number, no call.</summary>
/// <param name="Day">The legal day in Italy.</param>
/// <param name="Entries">How many decisions.</param>
/// <param name="Root">The root of the Merkle tree over salted commitments to the entries, in order of their instants, then of their identifiers.</param>
/// <param name="Counts">Decisions by verdict and reasons, by verdict, then by text.</param>
/// <param name="Books">The digests of the books judged by, each once, in order.</param>
/// <param name="SealedAt">When it was sealed, to the microsecond.</param>
public sealed record GateDay(
    LocalDate Day, long Entries, ContentHash Root, Sequence<GateDayCount> Counts, Sequence<ContentHash> Books, Instant SealedAt);
