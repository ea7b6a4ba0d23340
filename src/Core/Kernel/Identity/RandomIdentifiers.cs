// SPDX-License-Identifier: EUPL-1.2
using NodaTime;

namespace Filiera.Kernel;

/// <summary>UUIDv7 identifiers from the clock and the system's random numbers.</summary>
public sealed class RandomIdentifiers(IClock clock) : IIdentifiers
{
    private const int Bits = 10;

    // Asking the system costs more than everything else here, so each thread asks for a hundred at a time; none is used twice.
    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _used;

    /// <inheritdoc/>
    public Guid Next()
    {
        var random = _random ??= new byte[100 * Bits];
        if (_used % random.Length == 0)
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(random);
            _used = 0;
        }

        var bits = random.AsSpan(_used, Bits);
        _used += Bits;
        return Uuid7.From(clock.GetCurrentInstant(), bits);
    }
}
