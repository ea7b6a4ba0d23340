// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.SeedWorld;

/// <summary>The clock of a demonstration: it stands still until it is moved on, so that the same play has the same times.</summary>
public sealed class SimulatedClock(Instant start) : IClock
{
    private readonly Lock _lock = new();
    private Instant _now = start;

    /// <inheritdoc/>
    public Instant GetCurrentInstant()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <summary>Moves on to an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is earlier than what the clock shows.</exception>
    public void MoveTo(Instant instant)
    {
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(instant, _now);
            _now = instant;
        }
    }
}
