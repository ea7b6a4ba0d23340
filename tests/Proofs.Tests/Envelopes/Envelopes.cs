// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Numerics;
using System.Text;
using Filiera.Kernel;
using FsCheck.Fluent;
using NodaTime;

namespace Filiera.Proofs.Tests;

public class Envelopes
{
    private const string Type = "application/example";
    private static readonly KeyPurpose Purpose = new("example", SignatureAlgorithm.Ed25519);
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 4, 10, 0);

    [Fact]
    public void The_example_of_the_DSSE_protocol_is_encoded_and_verified()
    {
        // secure-systems-lab/dsse, protocol.md, test vectors: payload, P-256 key and signature.
        const string x = "46950820868899156662930047687818585632848591499744589407958293238635476079160";
        const string y = "5640078356564379163099075877009565129882514886557779369047442380624545832820";
        const string signature = "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==";
        var encoded = SignedEnvelope.PreAuthenticationEncoding("http://example.com/HelloWorld", "hello world"u8);
        var key = new VerificationKey(SignatureAlgorithm.EcdsaP256, [4, .. Coordinate(x), .. Coordinate(y)]);

        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(encoded));
        Assert.True(key.Verify(encoded, Convert.FromBase64String(signature)));
    }

    [Fact]
    public void An_envelope_reads_back_as_sealed_and_each_check_is_met()
    {
        foreach (var algorithm in Enum.GetValues<SignatureAlgorithm>())
        {
            using var key = SigningKey.Generate(algorithm).ValueOrThrow();
            var envelope = SignedEnvelope.Seal(Type, "payload"u8, key);
            var read = SignedEnvelope.Read(envelope.ToJson().ToCanonicalBytes()).ValueOrThrow();

            Assert.Equal(envelope, read);
            Assert.Equal(
                new Verification([Met("payload-type"), Met("key-known"), Met("signature"), Met("key-in-use")]),
                read.Verify(Type, [Trusted(key)], Purpose, Now));
        }
    }

    [Fact]
    public void Any_change_of_type_or_payload_leaves_the_signature_not_met()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var envelope = SignedEnvelope.Seal(Type, "payload"u8, key);
        var payload = envelope with { Payload = Sequence.Create("payloaD"u8) };
        var type = envelope with { PayloadType = Type + "2" };

        Assert.False(payload.Verify(Type, [Trusted(key)], Purpose, Now).Holds);
        Assert.Equal(
            new Verification(
            [
                Met("payload-type"),
                Met("key-known"),
                new Check("signature", new Outcome.NotMet("signature-does-not-fit")),
                new Check("key-in-use", new Outcome.NotRun("signature-not-good")),
            ]),
            type.Verify(Type + "2", [Trusted(key)], Purpose, Now));
    }

    [Fact]
    public void A_check_that_could_not_be_run_is_never_a_pass()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var other = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var envelope = SignedEnvelope.Seal(Type, "payload"u8, key);

        var withoutKeys = envelope.Verify(Type, [], Purpose, Now);
        var withAnother = envelope.Verify(Type, [Trusted(other)], Purpose, Now);

        Assert.False(withoutKeys.Holds);
        Assert.All(withoutKeys.Checks.Skip(1), check => Assert.IsType<Outcome.NotRun>(check.Outcome));
        Assert.False(withAnother.Holds);
        Assert.IsType<Outcome.NotMet>(withAnother.Checks.Single(check => check.Name == "key-known").Outcome);
        Assert.IsType<Outcome.NotRun>(withAnother.Checks.Single(check => check.Name == "signature").Outcome);
        Assert.False(new Verification([]).Holds);
    }

    [Fact]
    public void A_good_signature_by_a_key_retired_before_is_not_enough()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var envelope = SignedEnvelope.Seal(Type, "payload"u8, key);
        var verification = envelope.Verify(Type, [Trusted(key) with { RetiredAt = Now }], Purpose, Now);

        Assert.False(verification.Holds);
        Assert.Equal(
            new Check("key-in-use", new Outcome.NotMet("key-not-in-use")),
            verification.Checks[^1]);
    }

    [Fact]
    public void One_of_two_signatures_by_a_trusted_key_is_enough()
    {
        using var first = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var second = SigningKey.Generate(SignatureAlgorithm.EcdsaP256).ValueOrThrow();
        var envelope = SignedEnvelope.Seal(Type, "payload"u8, first, second);

        Assert.Equal(2, envelope.Signatures.Count);
        Assert.True(envelope.Verify(Type, [Trusted(second)], Purpose, Now).Holds);
    }

    [Fact]
    public void A_key_id_that_misleads_or_is_missing_does_not_hide_a_good_signature()
    {
        using var key = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        using var other = SigningKey.Generate(SignatureAlgorithm.Ed25519).ValueOrThrow();
        var envelope = SignedEnvelope.Seal(Type, "payload"u8, key);
        foreach (var hint in new[] { other.Key.Id, default })
        {
            var misled = envelope with { Signatures = [envelope.Signatures[0] with { KeyId = hint }] };
            Assert.True(misled.Verify(Type, [Trusted(other), Trusted(key)], Purpose, Now).Holds);
        }
    }

    [Fact]
    public void A_check_not_met_stands_against_the_whole_even_when_it_was_not_required()
    {
        var optional = new Check("inputs", new Outcome.NotMet("another hash"), Required: false);
        var notRun = new Check("inputs", new Outcome.NotRun("not given"), Required: false);

        Assert.False(new Verification([Met("signature"), optional]).Holds);
        Assert.True(new Verification([Met("signature"), notRun]).Holds);
        Assert.False(new Verification([notRun]).Holds);
    }

    [Fact]
    public void Base64url_and_foreign_key_ids_are_read()
    {
        var read = SignedEnvelope.Read("""{"payloadType":"t","payload":"-_8","signatures":[{"sig":"AQ==","keyid":"their key"},{"sig":"AQ"}]}"""u8).ValueOrThrow();

        Assert.Equal(
            new SignedEnvelope("t", [0xFB, 0xFF], [new EnvelopeSignature(default, [1]), new EnvelopeSignature(default, [1])]),
            read);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"payloadType":"t","payload":"AQ==","signatures":[]}""")]
    [InlineData("""{"payloadType":"t","payload":"A Q=","signatures":[{"sig":"AQ=="}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AQ==","signatures":[{"sig":"?"}]}""")]
    [InlineData("""{"payloadType":"t","payload":"AQ==","signatures":[1]}""")]
    [InlineData("""{"payloadType":1,"payload":"AQ==","signatures":[{"sig":"AQ=="}]}""")]
    [InlineData("not json")]
    public void What_is_no_envelope_is_refused(string text) =>
        Assert.IsType<Result<SignedEnvelope>.Refused>(SignedEnvelope.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void No_bytes_make_the_reader_throw() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => SignedEnvelope.Read(bytes) is not null));

    private static Check Met(string name) => new(name, new Outcome.Met());

    private static TrustedKey Trusted(SigningKey key) => new(key.Key, Purpose.Name, Now - Duration.FromDays(1), null);

    private static byte[] Coordinate(string number) =>
        BigInteger.Parse(number, CultureInfo.InvariantCulture).ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes
            ? [.. new byte[32 - bytes.Length], .. bytes]
            : [];
}
