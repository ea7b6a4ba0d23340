// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Filiera.Kernel;

/// <summary>UUIDv7 identifiers that the seed decides: the same seed, clock and order give the same identifiers. Demonstration and tests only.</summary>
public sealed class SeededIdentifiers(string seed, IClock clock) : IIdentifiers
{
    private readonly byte[] _key = System.Text.Encoding.UTF8.GetBytes(seed);
    private long _count;

    /// <inheritdoc/>
    public Guid Next()
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, Interlocked.Increment(ref _count));
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(_key, counter, mac);
        return Uuid7.From(clock.GetCurrentInstant(), mac[..10]);
    }
}
