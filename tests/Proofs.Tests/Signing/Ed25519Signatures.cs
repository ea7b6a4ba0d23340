// SPDX-License-Identifier: EUPL-1.2
using System.Numerics;

namespace Filiera.Proofs.Tests;

public class Ed25519Signatures
{
    private static readonly BigInteger Order = BigInteger.Pow(2, 252)
        + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Rfc8032.Section71), MemberType = typeof(Rfc8032))]
    public void The_vectors_of_RFC_8032_are_signed_and_verified(string secret, string publicKey, string message, string signature)
    {
        using var key = SigningKey.FromSecret(SignatureAlgorithm.Ed25519, Convert.FromHexString(secret)).ValueOrThrow();
        var (a, m, s) = (Convert.FromHexString(publicKey), Convert.FromHexString(message), Convert.FromHexString(signature));

        Assert.Equal(new VerificationKey(SignatureAlgorithm.Ed25519, a), key.Key);
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(m)));
        Assert.True(Ed25519.VerifyManaged(a, m, s));
        Assert.True(Ed25519.VerifyWithLibCrypto(a, m, s));
        Assert.True(Ed25519Often.Verify(Ed25519Often.Of(a)!, a, m, s));
    }

    [Fact]
    public void A_key_used_often_answers_as_libcrypto_does_on_good_and_on_damaged_signatures()
    {
        var random = new Random(20261122);
        var rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 500 : 5;
        for (var round = 0; round < rounds; round++)
        {
            using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
            var publicKey = key.Key.PublicKey.AsSpan().ToArray();
            var multiples = Ed25519Often.Of(publicKey)!;
            for (var i = 0; i < 100; i++)
            {
                var message = new byte[random.Next(2_000)];
                random.NextBytes(message);
                var signature = key.Sign(message);
                Assert.True(Ed25519Often.Verify(multiples, publicKey, message, signature));
                Assert.True(key.Key.Verify(message, signature));

                Flip(random, i % 2 == 0 && message.Length > 0 ? message : signature);
                Assert.False(Ed25519Often.Verify(multiples, publicKey, message, signature));
                Assert.False(key.Key.Verify(message, signature));
            }
        }
    }

    [Fact]
    public void Scalars_with_every_digit_at_its_limit_give_the_multiple_that_doubling_gives()
    {
        string[] scalars = ["00", "01", "10" + new string('0', 61) + "1", new string('f', 62) + "0f", "80" + string.Concat(Enumerable.Repeat("80", 30)), string.Concat(Enumerable.Repeat("7f", 31)), "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"];
        foreach (var width in new[] { 2, 5, 6, 7, 8 })
        {
            var multiples = new EdwardsMultiples(EdwardsPoint.Base, width);
            foreach (var text in scalars)
            {
                var scalar = new byte[32];
                Convert.FromHexString(text).CopyTo(scalar, 0);
                var (fast, slow) = (new byte[32], new byte[32]);
                var sum = EdwardsPoint.Identity;
                multiples.Add(ref sum, scalar);
                sum.Write(fast);
                EdwardsPoint.Combine(scalar, EdwardsPoint.Base, new byte[32], EdwardsPoint.Identity).Write(slow);
                Assert.Equal(slow, fast);
            }
        }
    }

    [Fact]
    public void The_managed_verifier_and_libcrypto_agree_on_good_and_on_damaged_signatures()
    {
        var random = new Random(20260401);
        var rounds = Environment.GetEnvironmentVariable("FILIERA_DEEP") == "1" ? 20_000 : 200;
        for (var round = 0; round < rounds; round++)
        {
            var secret = new byte[32];
            var message = new byte[random.Next(200)];
            random.NextBytes(secret);
            random.NextBytes(message);
            using var key = SigningKey.FromSecret(SignatureAlgorithm.Ed25519, secret).ValueOrThrow();
            var publicKey = key.Key.PublicKey.AsSpan().ToArray();
            var signature = key.Sign(message);
            Assert.True(Ed25519.VerifyManaged(publicKey, message, signature));
            Assert.True(Ed25519.VerifyWithLibCrypto(publicKey, message, signature));

            Flip(random, random.Next(3) switch { 0 => publicKey, 1 when message.Length > 0 => message, _ => signature });
            Assert.False(Ed25519.VerifyManaged(publicKey, message, signature));
            Assert.False(Ed25519.VerifyWithLibCrypto(publicKey, message, signature));
        }
    }

    [Fact]
    public void A_signature_whose_S_was_raised_by_the_order_is_refused()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var signature = key.Sign("seal"u8);
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true) + Order;
        var raised = new byte[32];
        Assert.True(s.TryWriteBytes(raised, out _, isUnsigned: true));
        raised.CopyTo(signature, 32);

        Assert.False(key.Key.Verify("seal"u8, signature));
        Assert.False(Ed25519.VerifyManaged(key.Key.PublicKey.AsSpan(), "seal"u8, signature));
    }

    [Fact]
    public void Points_of_small_order_are_refused_as_key_and_as_R_however_they_are_written()
    {
        // All seven ways of writing the y of a point whose order divides eight that leave the topmost bit clear.
        string[] small =
        [
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        ];
        foreach (var text in small)
        {
            foreach (var sign in new byte[] { 0, 0x80 })
            {
                var point = Convert.FromHexString(text);
                point[31] |= sign;
                Assert.False(EdwardsVerifier.IsCanonicalAndNotSmall(point));
                // With S = 0 and a small key, R = −k·A can be met for one message in eight at most without the rule.
                byte[] signature = [.. point, .. new byte[32]];
                Assert.False(Ed25519.VerifyManaged(point, "any"u8, signature));
                Assert.False(Ed25519.VerifyWithLibCrypto(point, "any"u8, signature));
            }
        }
    }

    [Fact]
    public void Eight_times_a_point_of_small_order_is_the_identity()
    {
        var eight = new byte[32];
        eight[0] = 8;
        var identity = new byte[32];
        identity[0] = 1;
        foreach (var text in new[] { "00", "01", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05" })
        {
            var bytes = new byte[32];
            Convert.FromHexString(text).CopyTo(bytes, 0);
            Assert.True(EdwardsPoint.TryRead(bytes, out var point));
            var written = new byte[32];
            EdwardsPoint.Combine(eight, point, new byte[32], EdwardsPoint.Identity).Write(written);
            Assert.Equal(identity, written);
        }
    }

    [Fact]
    public void A_signature_or_key_of_another_length_is_refused_not_thrown_at()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        for (var length = 0; length < 130; length++)
        {
            Assert.False(key.Key.Verify("seal"u8, new byte[length]));
        }
    }

    private static void Flip(Random random, byte[] bytes) => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
}
