// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>What a wall-clock time in Italy names: <see cref="Once"/>, <see cref="Twice"/> or <see cref="Never"/>. The hierarchy is closed.</summary>
public abstract record WallClock
{
    private WallClock()
    {
    }

    /// <summary>An ordinary time: one instant.</summary>
    public sealed record Once(Instant At) : WallClock;

    /// <summary>A time in the hour that repeats when summer time ends: two instants, and nothing in the time itself says which.</summary>
    public sealed record Twice(Instant First, Instant Second) : WallClock;

    /// <summary>A time in the hour that is skipped when summer time begins: no instant. The gap runs from the first time, included, to the second, excluded.</summary>
    public sealed record Never(LocalDateTime GapStart, LocalDateTime GapEnd) : WallClock;
}
