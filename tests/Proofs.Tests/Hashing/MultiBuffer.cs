// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Proofs.Tests;

public class MultiBuffer
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 20_000 : 300;

    // Lengths around every place where padding needs another block, with and without a prefix byte.
    private static readonly int[] Edges = [0, 1, 3, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 121, 126, 127, 128, 129, 183, 184, 191, 192, 193, 255, 256, 1000];

    private static readonly Gen<int> Length = Gen.OneOf(Gen.Elements(Edges), Gen.Choose(0, 700));

    private static readonly Gen<(int[] Lengths, byte? Prefix, int Seed)> Batch =
        from count in Gen.Choose(0, 70)
        from lengths in Gen.ArrayOf(Length, count)
        from prefix in Gen.Elements<byte?>(null, 0, 1, 0xA5)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (lengths, prefix, seed);

    public static TheoryData<int> LaneCounts => [.. new[] { 1, 8, 16 }.Where(IsSupported)];

    [Theory]
    [MemberData(nameof(LaneCounts))]
    public void Messages_of_any_lengths_hash_as_the_native_call_hashes_each(int lanes) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds),
        Prop.ForAll(Batch.ToArbitrary(), batch =>
        {
            var (messages, ends) = Messages(batch.Lengths, batch.Seed);
            var digests = new byte[32 * ends.Length];
            MultiBufferSha256.HashMany(messages, ends, digests, batch.Prefix, lanes);
            return Expected(messages, ends, batch.Prefix).AsSpan().SequenceEqual(digests);
        }));

    [Theory]
    [MemberData(nameof(LaneCounts))]
    public void Every_length_up_to_four_blocks_hashes_as_the_native_call_hashes_it(int lanes)
    {
        foreach (byte? prefix in new byte?[] { null, 0 })
        {
            var (messages, ends) = Messages([.. Enumerable.Range(0, 258)], 7);
            var digests = new byte[32 * ends.Length];
            MultiBufferSha256.HashMany(messages, ends, digests, prefix, lanes);
            Assert.Equal(Expected(messages, ends, prefix), digests);
        }
    }

    [Fact]
    public void A_node_hashes_the_same_with_libcrypto_s_own_function_and_without_it()
    {
        var random = new Random(5);
        var bytes = new byte[64];
        for (var i = 0; i < Rounds; i++)
        {
            random.NextBytes(bytes);
            var (left, right) = (new Kernel.ContentHash(bytes.AsSpan(..32)), new Kernel.ContentHash(bytes.AsSpan(32..)));
            Assert.Equal(NodeSha256.HashPortable((byte)i, left, right), NodeSha256.Hash((byte)i, left, right));
        }

        Assert.Equal(OperatingSystem.IsLinux(), NodeSha256.IsNative);
    }

    [Fact]
    public void Messages_of_one_length_hash_the_same_with_and_without_their_ends()
    {
        foreach (var length in Edges)
        {
            foreach (var count in new[] { 0, 1, 2, 3, 15, 16, 17, 100 })
            {
                var (messages, ends) = Messages([.. Enumerable.Repeat(length, count)], length);
                var digests = new byte[32 * count];
                MultiBufferSha256.HashEqual(messages, length, digests, prefix: 1);
                Assert.Equal(Expected(messages, ends, 1), digests);
            }
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MultiBufferSha256.HashEqual(new byte[10], 3, new byte[96]));
        Assert.Throws<ArgumentException>(() => MultiBufferSha256.HashEqual(new byte[9], 3, new byte[95]));
        Assert.Throws<ArgumentException>(() => MultiBufferSha256.HashMany(new byte[9], [5, 3], new byte[64]));
        Assert.Throws<ArgumentException>(() => MultiBufferSha256.HashMany(new byte[9], [5, 10], new byte[64]));
        Assert.Throws<ArgumentException>(() => MultiBufferSha256.HashMany(new byte[9], [5, 9], new byte[96]));
    }

    private static bool IsSupported(int lanes) => lanes switch
    {
        16 => Sha256Lanes16.IsSupported,
        8 => Sha256Lanes8.IsSupported,
        _ => true,
    };

    private static (byte[] Messages, int[] Ends) Messages(int[] lengths, int seed)
    {
        var ends = new int[lengths.Length];
        var at = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            ends[i] = at += lengths[i];
        }

        var messages = new byte[at];
        new Random(seed).NextBytes(messages);
        return (messages, ends);
    }

    private static byte[] Expected(byte[] messages, int[] ends, byte? prefix)
    {
        var digests = new List<byte>();
        var start = 0;
        foreach (var end in ends)
        {
            digests.AddRange(SHA256.HashData(prefix is { } b ? [b, .. messages[start..end]] : messages[start..end]));
            start = end;
        }

        return [.. digests];
    }
}
