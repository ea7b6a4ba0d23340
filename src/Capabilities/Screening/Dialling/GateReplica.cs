// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Screening;

/// <summary>A replica as its primary sees it.</summary>
/// <param name="Key">The identifier of the gate key it asks with.</param>
/// <param name="Position">The journal position it had when it asked last.</param>
/// <param name="HeardAt">When it asked last.</param>
public sealed record GateReplica(string Key, long Position, Instant HeardAt);
