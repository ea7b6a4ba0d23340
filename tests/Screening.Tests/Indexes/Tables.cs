// SPDX-License-Identifier: EUPL-1.2
using System.Runtime.Intrinsics.X86;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Screening.Tests;

public sealed unsafe class Tables
{
    private static readonly bool _deep = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1";

    [Fact]
    public void A_table_answers_as_a_dictionary_does() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(_deep ? 500 : 40),
        Prop.ForAll(ArbMap.Default.ArbFor<(uint Ordinal, ushort Payload)[]>(), given =>
        {
            var known = given.Where(pair => pair.Payload != 0).DistinctBy(pair => pair.Ordinal).ToDictionary(pair => pair.Ordinal, pair => pair.Payload);
            AnswersAs(known, [.. given.Select(pair => pair.Ordinal), .. Enumerable.Range(0, 100).Select(i => (uint)i)]);
        }));

    [Theory]
    [InlineData("random", 200_000)]
    [InlineData("random", 1_500_000)]
    [InlineData("one block of numbers", 300_000)]
    [InlineData("every thousandth", 300_000)]
    [InlineData("a few prefixes", 400_000)]
    [InlineData("one crowded stretch of the hash", 70_000)]
    [InlineData("every line of one width crowded", 200_000)]
    public void A_table_answers_as_a_dictionary_does_whatever_the_numbers(string shape, int count)
    {
        var known = Shape(shape, count).Distinct().Index().ToDictionary(pair => pair.Item, pair => (ushort)((pair.Index % 65_535) + 1));
        AnswersAs(known, [.. known.Keys.Select(ordinal => ordinal + 1), .. known.Keys.Select(ordinal => ordinal ^ 0x8000_0000)]);
    }

    [Fact]
    public void The_order_of_arrival_and_the_number_of_threads_change_no_byte()
    {
        var random = new Random(7);
        uint[] ordinals = [.. Shape("random", 150_000).Distinct()];
        var payloads = ordinals.Select(ordinal => (ushort)((ordinal % 60_000) + 1)).ToArray();
        using var first = NumberTable16.Build(ordinals, payloads, threads: 1);
        using var wide = NumberTable32.Build(ordinals, [.. payloads.Select(payload => (uint)payload)], threads: 1);
        foreach (var threads in (int[])[1, 2, 3, 7])
        {
            var order = Enumerable.Range(0, ordinals.Length).ToArray();
            random.Shuffle(order);
            uint[] shuffled = [.. order.Select(i => ordinals[i])];
            using var again = NumberTable16.Build(shuffled, [.. order.Select(i => payloads[i])], threads: threads);
            using var wideAgain = NumberTable32.Build(shuffled, [.. order.Select(i => (uint)payloads[i])], threads: threads);
            Assert.True(BytesOf(first.Lines).SequenceEqual(BytesOf(again.Lines)));
            Assert.True(BytesOf(wide.Lines).SequenceEqual(BytesOf(wideAgain.Lines)));
        }
    }

    [Fact]
    public void Rare_numbers_are_found_by_their_digits()
    {
        using var table = NumberTable16.Build([5], [1], [39_012_345_678_901, 447_700_900_000], [7, 9]);
        using var wide = NumberTable32.Build([5], [1], [39_012_345_678_901, 447_700_900_000], [70_000, 9]);

        Assert.Equal((7, 9, 0, 3L), (table.FindRare(39_012_345_678_901), table.FindRare(447_700_900_000), table.FindRare(1), table.Count));
        Assert.Equal((70_000u, 9u, 0u, 3L), (wide.FindRare(39_012_345_678_901), wide.FindRare(447_700_900_000), wide.FindRare(1), wide.Count));
    }

    [Fact]
    public void An_empty_table_knows_nobody()
    {
        using var table = NumberTable16.Build([], []);
        using var wide = NumberTable32.Build([], []);

        Assert.Equal((0, 0u, 0, 0u, 0L, 0L), (table.Find(0), wide.Find(0), table.FindRare(1), wide.FindRare(1), table.Count, wide.Count));
        Assert.Empty(table.Ordinals());
    }

    [Fact]
    public void A_number_that_stands_twice_or_a_payload_of_nothing_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => NumberTable16.Build([5, 6, 5], [1, 2, 1], threads: 1));
        Assert.Throws<ArgumentException>(() => NumberTable16.Build([5], [0]));
        Assert.Throws<ArgumentException>(() => NumberTable32.Build([5], [1, 2]));
        Assert.Throws<ArgumentException>(() => NumberTable32.Build([], [], [8, 8], [1, 2]));
        Assert.Throws<ArgumentException>(() => NumberTable32.Build([], [], [8], [0]));
    }

    [Fact]
    public void A_table_that_was_let_go_gives_no_answer()
    {
        var table = NumberTable16.Build([5], [1]);
        table.Dispose();
        table.Dispose();

        Assert.Throws<NullReferenceException>(() => table.Find(5));
    }

    [Fact]
    public void Every_mix_can_be_undone()
    {
        foreach (var seed in (uint[])[0, 1, 2, 63])
        {
            var hash = new OrdinalHash(seed);
            foreach (var ordinal in Shape("random", 1000).Concat((uint[])[0, 1, uint.MaxValue]))
            {
                Assert.Equal(ordinal, hash.Undo(hash.Of(ordinal)));
            }
        }
    }

    private static void AnswersAs(Dictionary<uint, ushort> known, IEnumerable<uint> others)
    {
        uint[] ordinals = [.. known.Keys];
        using var table = NumberTable16.Build(ordinals, [.. known.Values]);
        using var wide = NumberTable32.Build(ordinals, [.. known.Values.Select(payload => payload + 0xABCD_0000u)]);
        foreach (var ordinal in others.Concat(ordinals))
        {
            var expected = known.GetValueOrDefault(ordinal);
            var hash = table.Lines.Hash.Of(ordinal);
            var wideHash = wide.Lines.Hash.Of(ordinal);
            table.Prefetch(ordinal);
            if (expected != table.Find(ordinal)
                || (Avx512F.IsSupported && expected != NumberTable16.Find512(table.LineOf(hash), hash))
                || expected != NumberTable16.Find256(table.LineOf(hash), hash))
            {
                Assert.Fail($"{ordinal} is {table.Find(ordinal)}, not {expected}.");
            }

            var expectedWide = expected == 0 ? 0 : expected + 0xABCD_0000u;
            if (expectedWide != wide.Find(ordinal)
                || expectedWide != NumberTable32.Find512(wide.LineOf(wideHash), wideHash)
                || expectedWide != NumberTable32.Find256(wide.LineOf(wideHash), wideHash))
            {
                Assert.Fail($"{ordinal} is {wide.Find(ordinal)}, not {expectedWide}.");
            }
        }

        Assert.Equal(known.OrderBy(pair => pair.Key), table.Ordinals().Select(pair => KeyValuePair.Create(pair.Ordinal, pair.Payload)).OrderBy(pair => pair.Key));
        Assert.Equal((known.Count, known.Count), (table.Count, wide.Count));
    }

    private static IEnumerable<uint> Shape(string shape, int count)
    {
        var random = new Random(count);
        var hash = new OrdinalHash(0);
        return Enumerable.Range(0, count).Select(i => shape switch
        {
            "random" => (uint)random.NextInt64(2_200_000_000),
            "one block of numbers" => 471_000_000u + (uint)i,
            "every thousandth" => (uint)i * 1000,
            "a few prefixes" => (uint)((random.Next(4) * 100_000_000) + random.Next(200_000)),
            "one crowded stretch of the hash" => hash.Undo(0x1234_0000 + (uint)i),
            "every line of one width crowded" => hash.Undo(((uint)i / 20 * 0x1_0000) + (uint)(i % 20)),
            _ => throw new ArgumentException("No such shape.", nameof(shape)),
        });
    }

    private static ReadOnlySpan<byte> BytesOf(LineTable lines) => new(lines.Start, (int)lines.Bytes);
}
