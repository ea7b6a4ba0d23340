// SPDX-License-Identifier: EUPL-1.2
using Filiera.Kernel;
using NodaTime;

namespace Filiera.Proofs.Tests;

public class Keys
{
    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519)]
    [InlineData(SignatureAlgorithm.EcdsaP256)]
    public void A_key_signs_what_its_public_half_verifies_and_nothing_else(SignatureAlgorithm algorithm)
    {
        using var key = SigningKey.Generate(algorithm).ValueOrThrow();
        using var other = SigningKey.Generate(algorithm).ValueOrThrow();
        var signature = key.Sign("one"u8);

        Assert.True(key.Key.Verify("one"u8, signature));
        Assert.False(key.Key.Verify("two"u8, signature));
        Assert.False(other.Key.Verify("one"u8, signature));
        Assert.NotEqual(key.Key.Id, other.Key.Id);
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519)]
    [InlineData(SignatureAlgorithm.EcdsaP256)]
    public void A_key_comes_back_from_its_secret(SignatureAlgorithm algorithm)
    {
        using var key = SigningKey.Generate(algorithm).ValueOrThrow();
        var secret = new byte[SigningKey.SecretSize];
        key.ExportSecret(secret);
        using var again = SigningKey.FromSecret(algorithm, secret).ValueOrThrow();

        Assert.Equal(key.Key, again.Key);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret), key.ToString());
    }

    [Fact]
    public void A_disposed_key_neither_signs_nor_shows_its_secret()
    {
        var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign("late"u8));
        Assert.Throws<ObjectDisposedException>(() => key.ExportSecret(new byte[32]));
    }

    [Fact]
    public void Secrets_that_are_no_private_key_are_refused()
    {
        var zero = SigningKey.FromSecret(SignatureAlgorithm.EcdsaP256, new byte[32]);
        var above = SigningKey.FromSecret(SignatureAlgorithm.EcdsaP256, [.. Enumerable.Repeat((byte)0xFF, 32)]);
        var shorter = SigningKey.FromSecret(SignatureAlgorithm.Ed25519, new byte[31]);

        foreach (var result in new[] { zero, above, shorter })
        {
            Assert.Equal([new SecretUnusable()], Assert.IsType<Result<SigningKey>.Refused>(result).Refusals);
        }
    }

    [Fact]
    public void A_point_off_the_curve_is_a_key_that_verifies_nothing()
    {
        var off = new byte[65];
        off[0] = 4;
        off[64] = 1;

        Assert.False(new VerificationKey(SignatureAlgorithm.EcdsaP256, off).Verify("m"u8, new byte[64]));
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519)]
    [InlineData(SignatureAlgorithm.EcdsaP256)]
    public void A_trusted_key_reads_back_as_written(SignatureAlgorithm algorithm)
    {
        using var key = SigningKey.Generate(algorithm).ValueOrThrow();
        var from = Instant.FromUtc(2026, 5, 1, 8, 0);
        foreach (Instant? end in new Instant?[] { null, from + Duration.FromDays(90) })
        {
            var trusted = new TrustedKey(key.Key, "evidence", from, end);
            Assert.Equal(trusted, TrustedKey.Read(trusted.ToJson()).ValueOrThrow());
        }
    }

    [Fact]
    public void A_key_may_sign_from_its_first_instant_to_before_its_retirement_and_only_for_its_purpose()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var purpose = new KeyPurpose("evidence", SignatureAlgorithm.Ed25519);
        var from = Instant.FromUtc(2026, 5, 1, 8, 0);
        var end = from + Duration.FromDays(1);
        var trusted = new TrustedKey(key.Key, "evidence", from, end);

        Assert.False(trusted.MaySign(purpose, from - Duration.Epsilon));
        Assert.True(trusted.MaySign(purpose, from));
        Assert.True(trusted.MaySign(purpose, end - Duration.Epsilon));
        Assert.False(trusted.MaySign(purpose, end));
        Assert.False(trusted.MaySign(new KeyPurpose("receipt", SignatureAlgorithm.Ed25519), from));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Evidence")]
    [InlineData("-evidence")]
    [InlineData("evidence-")]
    [InlineData("two--dashes")]
    [InlineData("../keys")]
    [InlineData("1st")]
    [InlineData("a-name-that-is-longer-than-forty-characters")]
    public void A_purpose_whose_name_is_not_kebab_case_is_a_mistake(string name) =>
        Assert.Throws<ArgumentException>(() => new KeyPurpose(name, SignatureAlgorithm.Ed25519));

    [Fact]
    public void A_key_id_reads_back_and_nothing_else_reads_as_one()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();

        Assert.True(KeyId.TryParse(key.Key.Id.Value, out var read));
        Assert.Equal(key.Key.Id, read);
        Assert.False(KeyId.TryParse(key.Key.Id.Value.ToUpperInvariant() + "G", out _));
        Assert.False(KeyId.TryParse(key.Key.Id.Value[1..], out _));
        Assert.False(KeyId.TryParse(null, out _));
    }

    [Fact]
    public void Json_that_is_no_key_is_refused()
    {
        foreach (var text in new[] { "1", "{}", """{"algorithm":"rsa","public_key":"AA=="}""", """{"algorithm":"ed25519","public_key":"AA=="}""", """{"algorithm":"ed25519","public_key":"?"}""" })
        {
            var read = VerificationKey.Read(Json.Parse(System.Text.Encoding.UTF8.GetBytes(text)).ValueOrThrow());
            Assert.Equal([new KeyUnreadable()], Assert.IsType<Result<VerificationKey>.Refused>(read).Refusals);
        }
    }
}
