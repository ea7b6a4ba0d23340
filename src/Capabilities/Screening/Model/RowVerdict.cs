// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Screening;

/// <summary>The verdict on one row, every reason for it, and until when it may be relied on.</summary>
/// <param name="Verdict">What may be done with the row.</param>
/// <param name="Reasons">Every reason that applies, in the order of the rulebook; for an allow, what was noted.</param>
/// <param name="ValidUntil">The first instant at which an allow no longer holds; null where the verdict is not an allow, or no input expires.</param>
public sealed record RowVerdict(Verdict Verdict, Sequence<Reason> Reasons, Instant? ValidUntil);
