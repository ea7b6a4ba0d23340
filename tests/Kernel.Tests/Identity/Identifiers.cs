// SPDX-License-Identifier: EUPL-1.2
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Kernel.Tests;

public sealed class Identifiers
{
    private static readonly Instant _start = Instant.FromUtc(2026, 10, 25, 0, 30);

    private static readonly Gen<(Instant At, byte[] Bits)> _parts = Always.Seeded(random =>
    {
        var bits = new byte[10];
        random.NextBytes(bits);
        return (Instant.FromUnixTimeMilliseconds(random.NextInt64(253_402_300_799_999) >> random.Next(20)), bits);
    });

    /// <summary>RFC 9562, appendix A.6.</summary>
    [Fact]
    public void The_published_example_is_made() =>
        Assert.Equal(
            Guid.Parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"),
            Uuid7.From(Instant.FromUnixTimeMilliseconds(0x017F22E279B0), Convert.FromHexString("0CC318C4DC0C0C07398F")));

    [Fact]
    public void Time_version_variant_and_the_other_bits_stand_where_the_standard_puts_them() =>
        Always.Holds(_parts, parts =>
        {
            var bytes = Uuid7.From(parts.At, parts.Bits).ToByteArray(bigEndian: true);
            var milliseconds = bytes.Take(6).Aggregate(0L, (value, b) => (value << 8) | b);
            return milliseconds == parts.At.ToUnixTimeMilliseconds()
                && bytes[6] >> 4 == 7 && bytes[8] >> 6 == 2
                && (bytes[6] & 0x0F) == (parts.Bits[0] & 0x0F) && (bytes[8] & 0x3F) == (parts.Bits[2] & 0x3F)
                && bytes[7] == parts.Bits[1] && bytes.AsSpan(9).SequenceEqual(parts.Bits.AsSpan(3));
        });

    [Fact]
    public void Later_identifiers_sort_after_earlier_ones_in_every_form() =>
        Always.Holds(from a in _parts from b in _parts where a.At.ToUnixTimeMilliseconds() < b.At.ToUnixTimeMilliseconds() select (a, b), both =>
        {
            var (early, late) = (Uuid7.From(both.a.At, both.a.Bits), Uuid7.From(both.b.At, both.b.Bits));
            return early.CompareTo(late) < 0
                && string.CompareOrdinal(early.ToString(), late.ToString()) < 0
                && early.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(late.ToByteArray(bigEndian: true)) < 0;
        });

    [Fact]
    public void The_same_seed_gives_the_same_identifiers_and_another_seed_others()
    {
        var first = Take(new SeededIdentifiers("seed", new Fixed(_start)), 100);

        Assert.Equal(first, Take(new SeededIdentifiers("seed", new Fixed(_start)), 100));
        Assert.Empty(first.Intersect(Take(new SeededIdentifiers("other", new Fixed(_start)), 100)));
        Assert.Equal(100, first.Distinct().Count());
    }

    [Fact]
    public async Task Seeded_identifiers_stay_different_when_many_ask_at_once()
    {
        var identifiers = new SeededIdentifiers("seed", new Fixed(_start));

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Take(identifiers, 1_000))));

        Assert.Equal(8_000, all.SelectMany(some => some).Distinct().Count());
    }

    [Fact]
    public void Random_identifiers_differ_and_carry_the_time()
    {
        var all = Take(new RandomIdentifiers(new Fixed(_start)), 10_000);

        Assert.Equal(10_000, all.Distinct().Count());
        Assert.All(all, id => Assert.StartsWith(Uuid7.From(_start, new byte[10]).ToString()[..13], id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Before_1970_and_with_too_few_bits_there_are_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Uuid7.From(Instant.FromUnixTimeMilliseconds(-1), new byte[10]));
        Assert.Throws<ArgumentException>(() => Uuid7.From(_start, new byte[9]));
        Assert.Throws<ArgumentException>(() => Uuid7.From(_start, new byte[11]));
    }

    private static List<Guid> Take(IIdentifiers identifiers, int count) => [.. Enumerable.Range(0, count).Select(_ => identifiers.Next())];

    private sealed class Fixed(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
