// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Evidence.Tests;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class FixedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
