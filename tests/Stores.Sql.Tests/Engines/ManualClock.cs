// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Stores.Sql.Tests;

/// <summary>A clock that the test moves, forwards or back.</summary>
public sealed class ManualClock : IClock
{
    /// <summary>What it shows; at first noon of 2 March 2026 in UTC.</summary>
    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 2, 12, 0);

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => Now;

    /// <summary>Moves it on, or back when negative.</summary>
    public void Advance(Duration by) => Now += by;
}
