// SPDX-License-Identifier: EUPL-1.2
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Filiera.Proofs.Tests;

public class KeyedCodes
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 50_000 : 1000;

    // Lengths around every place where a key is hashed first, or padding needs another block.
    private static readonly Gen<int> Length = Gen.OneOf(Gen.Elements(0, 1, 16, 31, 32, 33, 55, 56, 63, 64, 65, 97, 119, 120, 127, 128, 129), Gen.Choose(0, 400));

    private static readonly Gen<(byte[] Key, byte[] Message)> Pair =
        from key in Length
        from message in Length
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Bytes(key, message, seed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_prepared_key_gives_the_codes_of_the_system(bool native)
    {
        if (native && !Sha256Compression.IsNative)
        {
            Assert.Skip("libcrypto's compression function is not here.");
        }

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(Pair.ToArbitrary(), pair =>
        {
            var key = new HmacSha256Key(pair.Key, native);
            Span<byte> code = stackalloc byte[HmacSha256Key.Size];
            Span<byte> half = stackalloc byte[16];
            key.Authenticate(pair.Message, code);
            key.Authenticate(pair.Message, half);
            var expected = HMACSHA256.HashData(pair.Key, pair.Message);
            return expected.AsSpan().SequenceEqual(code) && half.SequenceEqual(expected.AsSpan(0, 16));
        }));
    }

    // RFC 4231, sections 4.2, 4.3, 4.4, 4.7 and 4.8.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("131*aa", "Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [InlineData("131*aa", "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.", "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void The_vectors_of_the_standard_hold(string key, string message, string code)
    {
        var bytes = key.Split('*') is [var times, var one]
            ? [.. Enumerable.Repeat(Convert.FromHexString(one)[0], int.Parse(times, System.Globalization.CultureInfo.InvariantCulture))]
            : Convert.FromHexString(key);
        var written = new byte[HmacSha256Key.Size];

        new HmacSha256Key(bytes).Authenticate(Encoding.ASCII.GetBytes(message), written);

        Assert.Equal(code, Convert.ToHexStringLower(written));
    }

    [Fact]
    public void A_code_allocates_nothing_and_a_key_says_nothing_of_itself()
    {
        var key = new HmacSha256Key("the key"u8);
        Span<byte> code = stackalloc byte[HmacSha256Key.Size];
        key.Authenticate("once"u8, code);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            key.Authenticate(code, code);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal("HmacSha256Key", key.ToString());
    }

    private static (byte[] Key, byte[] Message) Bytes(int key, int message, int seed)
    {
        var random = new Random(seed);
        var (one, other) = (new byte[key], new byte[message]);
        random.NextBytes(one);
        random.NextBytes(other);
        return (one, other);
    }
}
