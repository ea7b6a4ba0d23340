// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Parties.Tests;

/// <summary>A clock that shows what it is told.</summary>
internal sealed class StoppedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
