// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>UUIDv7 identifiers from the clock and the system's random numbers.</summary>
public sealed class RandomIdentifiers(IClock clock) : IIdentifiers
{
    /// <inheritdoc/>
    public Guid Next()
    {
        Span<byte> random = stackalloc byte[10];
        System.Security.Cryptography.RandomNumberGenerator.Fill(random);
        return Uuid7.From(clock.GetCurrentInstant(), random);
    }
}
