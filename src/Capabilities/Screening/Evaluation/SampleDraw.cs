// SPDX-License-Identifier: EUPL-1.2
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Screening;

/// <summary>Draws places out of a population without replacement: the same seed, file and counts give the same draw for ever. Pure.</summary>
/// <remarks>
/// Floyd's method: for j from N − n to N − 1 a place from 0 to j is drawn, and j itself taken where that one was taken before. Numbers are
/// the first 8 bytes, big-endian, of HMAC-SHA-256 under the seed of <c>filiera-sample-v1</c>, the file's hash and a counter in 8 bytes;
/// those beyond the last whole multiple of j + 1 are passed over, so that every sample is equally likely.
/// </remarks>
public static class SampleDraw
{
    private static ReadOnlySpan<byte> Label => "filiera-sample-v1"u8;

    /// <param name="seed">The seed, as recorded.</param>
    /// <param name="source">The hash of the file drawn from.</param>
    /// <param name="population">How many there are.</param>
    /// <param name="size">How many to draw, at most the population.</param>
    /// <returns>The places drawn, in ascending order.</returns>
    public static Sequence<long> Of(string seed, ContentHash source, long population, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, population);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var key = Encoding.UTF8.GetBytes(seed);
        var counter = 0L;
        var drawn = new HashSet<long>();
        for (var last = population - size; last < population; last++)
        {
            var place = Below((ulong)last + 1, key, source, ref counter);
            drawn.Add(drawn.Contains(place) ? last : place);
        }

        return Sequence.From(drawn.Order());
    }

    /// <summary>The hash by which evidence names a draw: that of its places as a JSON list.</summary>
    public static ContentHash HashOf(Sequence<long> places) => Json.Array(places.Select(place => (Json)place)).Hash();

    private static long Below(ulong bound, byte[] key, ContentHash source, ref long counter)
    {
        Span<byte> message = stackalloc byte[Label.Length + ContentHash.Size + sizeof(long)];
        Label.CopyTo(message);
        source.CopyTo(message[Label.Length..]);
        Span<byte> mac = stackalloc byte[32];
        var beyond = ulong.MaxValue - (ulong.MaxValue % bound);
        while (true)
        {
            BinaryPrimitives.WriteInt64BigEndian(message[(Label.Length + ContentHash.Size)..], counter++);
            HMACSHA256.HashData(key, message, mac);
            var number = BinaryPrimitives.ReadUInt64BigEndian(mac);
            if (number < beyond)
            {
                return (long)(number % bound);
            }
        }
    }
}
